import { insertBlocks, marksOf, type BlockMark } from '#app/db/blocks.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { hashEmail, tracesOf } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { isSharedProvider, parseTypedMark, type TypedMark } from '#app/domain/fraud/typed-mark.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { manyLines } from '#app/domain/many-lines.ts';
import type { BlockKind } from '#app/domain/reward/referral-facts.ts';
import { longestBlockNote } from './block-person.ts';

export type BlockTypedRefusal = 'not_readable' | 'shared_provider' | 'already_blocked' | 'note_too_long';
export type BlockTypedOutcome = { ok: true; kind: BlockKind } | { refused: BlockTypedRefusal };

/**
 * The merchant blocks an e-mail address, a phone number or the provider of addresses that they typed in; what is kept is
 * its hash. Safe to run twice: it stands on the list once, and the second time nothing is new.
 */
export async function blockTyped({
  shop,
  typed,
  note,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  typed: string;
  note: string;
  now: Date;
}): Promise<BlockTypedOutcome> {
  const parsed = parseTypedMark(typed);
  if (parsed === null) return { refused: 'not_readable' };
  if (parsed.kind === 'email_domain' && isSharedProvider(parsed.shown)) return { refused: 'shared_provider' };
  const words = manyLines(note);
  if (words.length > longestBlockNote) return { refused: 'note_too_long' };
  const mark = markOfTyped(shop.id, parsed);
  return await inTransaction(async (transaction): Promise<BlockTypedOutcome> => {
    const added = await insertBlocks(shop.id, [mark], { note: words, now }, transaction);
    if (added.length === 0) return { refused: 'already_blocked' };
    const causeKey = `person_blocked:${mark.kind}:${mark.valueHash}:${now.toISOString()}`;
    const entry = { kind: 'person_blocked', actor: 'merchant', at: now, causeKey, data: { kinds: mark.kind } } as const;
    await appendToLedger(shop.id, [entry], transaction);
    return { ok: true, kind: mark.kind };
  });
}

/** What is typed, as it would stand on the list. */
export function markOfTyped(shopId: ShopId, { kind, shown }: TypedMark): BlockMark {
  const nobody = { customerId: null, email: null, emailHash: null, phoneHash: null, addressHash: null, ipHash: null };
  const marks: Record<TypedMark['kind'], () => BlockMark[]> = {
    email: () => marksOf(shopId, { ...nobody, emailHash: hashEmail(shopId, shown) }),
    phone: () => {
      const details = { email: null, phone: shown, address: null };
      const origin = { ip: null, userAgent: null, acceptLanguage: null };
      return marksOf(shopId, { ...nobody, phoneHash: tracesOf(shopId, details, origin).phoneHash });
    },
    email_domain: () => marksOf(shopId, { ...nobody, email: `somebody@${shown}` }),
  };
  const [mark] = marks[kind]();
  if (mark === undefined) throw new Error(`A ${kind} that was read has no hash.`);
  return mark;
}
