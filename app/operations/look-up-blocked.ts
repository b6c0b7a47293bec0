import { listBlocksOf } from '#app/db/blocks.ts';
import { markOfTyped } from './block-typed.ts';
import type { Shop } from '#app/db/shops.ts';
import { parseTypedMark } from '#app/domain/fraud/typed-mark.ts';

export type LookUpOutcome =
  { ok: true; typed: string; foundBy: 'itself' | 'domain' | null } | { refused: 'not_readable' };

/** Whether what the merchant typed is on the list. It changes nothing, and what was typed is kept nowhere. */
export async function lookUpBlocked({
  shop,
  typed,
}: {
  shop: Pick<Shop, 'id'>;
  typed: string;
}): Promise<LookUpOutcome> {
  const parsed = parseTypedMark(typed);
  if (parsed === null) return { refused: 'not_readable' };
  const own = markOfTyped(shop.id, parsed);
  const domain =
    parsed.kind === 'email'
      ? markOfTyped(shop.id, { kind: 'email_domain', shown: parsed.shown.slice(parsed.shown.lastIndexOf('@') + 1) })
      : null;
  const found = await listBlocksOf(shop.id, domain === null ? [own] : [own, domain]);
  const isOwn = found.some(({ kind }) => kind === own.kind);
  return { ok: true, typed: parsed.shown, foundBy: isOwn ? 'itself' : found.length > 0 ? 'domain' : null };
}
