import type { ShopId } from '#app/domain/ids.ts';
import type { MerchantMailKind } from '#app/domain/shop/merchant-mails.ts';
import type { ShopSettings } from '#app/domain/shop/settings.ts';
import { saveShopSettings } from './save-shop-settings.ts';

/** Turns a kind of mail off for whoever holds its link. Twice is once: off stays off. */
export async function stopMerchantMail({
  shopId,
  kind,
  now,
}: {
  shopId: ShopId;
  kind: MerchantMailKind;
  now: Date;
}): Promise<void> {
  const name = kind === 'digest' ? 'weeklyDigest' : 'dailyTasks';
  const change = {
    part: 'notifications',
    take: ({ notifications }: ShopSettings) => notifications[name],
    typed: false,
    apply: (settings: ShopSettings, isOn: boolean) => ({
      settings: { ...settings, notifications: { ...settings.notifications, [name]: isOn } },
    }),
  };
  await saveShopSettings<boolean, never>({ shopId, seen: true, change, now });
}
