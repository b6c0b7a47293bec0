import type { ShopId } from '#app/domain/ids.ts';
import {
  readBrand,
  readNotifications,
  readPrivacy,
  readTeamNote,
  toSettingsForm,
  type SettingProblems,
  type SettingsForms,
  type SettingsPart,
  type TypedPart,
} from '#app/domain/shop/settings-form.ts';
import type { ShopSettings } from '#app/domain/shop/settings.ts';
import { saveShopSettings, type SettingsOutcome } from './save-shop-settings.ts';

type Form = SettingsForms[SettingsPart];

/**
 * Saves a page of the settings as it was typed; `seen` is what its editor had been shown. Safe to run twice as
 * saveShopSettings is.
 */
export async function saveSettingsPart({
  shopId,
  seen,
  typed,
  now,
}: {
  shopId: ShopId;
  seen: Form;
  typed: TypedPart;
  now: Date;
}): Promise<SettingsOutcome<Form, SettingProblems>> {
  return await saveShopSettings<Form, SettingProblems>({
    shopId,
    seen,
    now,
    change: {
      part: typed.part,
      take: (settings) => toSettingsForm(typed.part, settings),
      typed: typed.form,
      apply: (settings, form) => put(settings, { part: typed.part, form } as TypedPart, now),
    },
  });
}

function put(
  settings: ShopSettings,
  typed: TypedPart,
  now: Date,
): { settings: ShopSettings } | { problems: SettingProblems } {
  switch (typed.part) {
    case 'brand': {
      const read = readBrand(typed.form);
      return read.ok ? { settings: { ...settings, brand: read.value } } : read;
    }
    case 'privacy': {
      const read = readPrivacy(typed.form);
      return read.ok ? { settings: { ...settings, privacy: read.value } } : read;
    }
    case 'notifications': {
      const read = readNotifications(typed.form);
      return read.ok ? { settings: { ...settings, notifications: read.value } } : read;
    }
    case 'team': {
      const read = readTeamNote(typed.form);
      if (!read.ok) return read;
      const teamNoteAt = read.value === '' ? null : now.toISOString();
      return { settings: { ...settings, teamNote: read.value, teamNoteAt } };
    }
  }
}
