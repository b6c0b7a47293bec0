import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { getShopSettings, saveShopSettings as storeShopSettings } from '#app/db/shop-settings.ts';
import type { ShopId } from '#app/domain/ids.ts';
import type { ShopSettings } from '#app/domain/shop/settings.ts';
import { isSameJson } from '#app/domain/shop/is-same-json.ts';

/** One page of the settings: how to take it out of the settings, and how what was typed is put into them. */
export interface SettingsChange<Form, Problems> {
  /** What the ledger calls it. */
  part: string;
  take: (settings: ShopSettings) => Form;
  typed: Form;
  apply: (settings: ShopSettings, form: Form) => { settings: ShopSettings } | { problems: Problems };
  /** What follows from it, in the same transaction. */
  after?: (transaction: Connection) => Promise<void>;
}

export type SettingsOutcome<Form, Problems> =
  { done: 'saved' } | { refused: 'invalid'; problems: Problems } | { refused: 'conflict'; theirs: Form };

/** Enough for a few editors at once; more than that is a fault. */
const mostTries = 5;

/**
 * Saves one page of the shop's settings. `seen` is what the editor had been shown: only somebody else's change of that very
 * page is a conflict. Twice is once: what is stored already is not stored again.
 */
export async function saveShopSettings<Form, Problems>({
  shopId,
  seen,
  change,
  now,
}: {
  shopId: ShopId;
  seen: Form;
  change: SettingsChange<Form, Problems>;
  now: Date;
}): Promise<SettingsOutcome<Form, Problems>> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stored = await getShopSettings(shopId);
    const applied = change.apply(stored.settings, change.typed);
    if ('problems' in applied) return { refused: 'invalid', problems: applied.problems };
    const theirs = change.take(stored.settings);
    if (isSameJson(change.take(applied.settings), theirs)) return { done: 'saved' };
    // An editor that went on typing while it saved has seen what it sent, which may be kept without a space at its end.
    const shown = change.apply(stored.settings, seen);
    const wasSeen =
      isSameJson(theirs, seen) || ('settings' in shown && isSameJson(theirs, change.take(shown.settings)));
    if (!wasSeen) return { refused: 'conflict', theirs };
    const revision = stored.revision + 1;
    const hasWon = await inTransaction(async (transaction) => {
      if (!(await storeShopSettings(shopId, stored.revision, applied.settings, transaction))) return false;
      await appendToLedger(
        shopId,
        [
          {
            kind: 'settings_saved',
            actor: 'merchant',
            at: now,
            causeKey: `settings:${revision}`,
            data: { part: change.part, revision },
          },
        ],
        transaction,
      );
      await change.after?.(transaction);
      return true;
    });
    if (hasWon) return { done: 'saved' };
  }
  throw new Error(`The settings of ${shopId} were changed by others ${mostTries} times in a row.`);
}
