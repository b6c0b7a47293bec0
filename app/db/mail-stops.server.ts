import { isId, type ShopId } from '#app/domain/ids.ts';
import { merchantMailKinds, type MerchantMailKind } from '#app/domain/shop/merchant-mails.ts';
import { readSigned, signText } from './signatures.server.ts';

/** The secret part of the link that stops a shop's mails of a kind. It is good for as long as the mail is kept. */
export function signMailStop(shopId: ShopId, kind: MerchantMailKind): string {
  return signText('mail_stop', shopId, `${shopId}-${kind}`);
}

/** What a link stops; null for one that we did not make. The shop that it names is the one it was signed for. */
export function findMailStop(token: string): { shopId: ShopId; kind: MerchantMailKind } | null {
  const [shopId, kind] = token.split('.')[0]?.split('-') ?? [];
  const known = merchantMailKinds.find((each) => each === kind);
  if (!isId('sh', shopId) || known === undefined) return null;
  return readSigned('mail_stop', shopId, token) === null ? null : { shopId, kind: known };
}
