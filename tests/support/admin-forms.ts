import { lists } from '#app/domain/list/list-shapes.ts';
import { rewardActions } from '#app/domain/reward/reward-actions.ts';
import { referralIntents } from '#app/ui/referral-outcome.ts';
import { verdictIntents } from '#app/ui/verdict-outcome.ts';
import { toFormData } from '#app/ui/program-form-data.ts';
import { tenPercent } from './people.ts';

/** What belongs to somebody else, by the prefix of its id. */
export type Things = Record<'pr' | 'ad' | 'rf' | 'rw' | 'rv' | 'no' | 'sv' | 'ex' | 'bl', string>;
/** A field that a form does not have is not sent. */
type Fields = Record<string, string | undefined>;

const uuid = '7b1c0f3e-5a53-4f0e-9a66-0f4d1a3b2c10';
const program = toFormData('save', 1, tenPercent);

/** Each form of the admin, filled in by a browser that means well, about things of another shop. Routes without forms have none. */
export const adminForms: Record<string, (things: Things) => Fields[]> = {
  'app._index.tsx': () => [{ intent: 'dismiss', kind: 'guide' }],
  'app.advocates.$advocateId.tsx': () => [
    { intent: 'rename', code: 'STOLEN-CODE' },
    { intent: 'give', form: JSON.stringify({}) },
  ],
  'app.advocates._index.tsx': () => [],
  'app.blocks.tsx': ({ bl }) => [
    { intent: 'remove', blockId: bl },
    { intent: 'look_up', typed: 'ada@example.com' },
    { intent: 'restore', undo: bl },
  ],
  'app.exports.$exportId.ts': () => [],
  'app.exports._index.tsx': ({ pr, ad, rf }) =>
    lists.flatMap((list) => [
      { list, query: `program=${pr}&advocate=${ad}`, ids: '', language: 'en' },
      { list, query: '', ids: `${rf},${ad}`, language: 'fr' },
    ]),
  'app.notes.ts': ({ rf, ad, rw, no }) => [
    { intent: 'write', about: 'referral', aboutId: rf, text: 'Mine now', formKey: uuid },
    { intent: 'write', about: 'advocate', aboutId: ad, text: 'Mine now', formKey: uuid },
    { intent: 'write', about: 'reward', aboutId: rw, text: 'Mine now', formKey: uuid },
    { intent: 'delete', noteId: no },
    { intent: 'restore', noteId: no },
  ],
  'app.preview.ts': ({ pr }) =>
    ['block', 'landing', 'mail'].map((surface) => ({
      surface,
      locale: 'en',
      currency: 'EUR',
      form: program['form'] ?? '',
      programId: pr,
    })),
  'app.programs.$programId.tsx': ({ pr }) =>
    ['save', 'publish', 'pause', 'resume', 'archive', 'duplicate'].map((intent) => ({
      ...program,
      intent,
      revision: '1',
      programId: pr,
    })),
  'app.programs._index.tsx': ({ pr }) => ['up', 'down'].map((move) => ({ move, programId: pr, order: pr })),
  'app.programs.facts.ts': () => [],
  'app.programs.new.tsx': ({ pr }) => [{ ...toFormData('create', 0, tenPercent), programId: pr }],
  'app.referrals.$referralId.tsx': () =>
    referralIntents.flatMap((intent) => [{ intent }, { intent, status: 'held', round: '1', note: 'Mine now' }]),
  'app.referrals._index.tsx': () => [],
  'app.reports._index.tsx': () => [],
  'app.reports.goals.tsx': ({ pr }) => [
    { intent: 'set', programId: pr, measure: 'orders', target: '100' },
    { intent: 'clear', programId: pr },
  ],
  'app.reports.liability.tsx': () => [],
  'app.reports.money.tsx': () => [],
  'app.reports.tsx': () => [],
  'app.reversals.$reversalId.ts': () => ['was_taken', 'was_not_taken'].map((intent) => ({ intent })),
  'app.review.tsx': () => [],
  'app.rewards.$rewardId.tsx': () => [
    ...rewardActions.map((intent) => ({ intent })),
    { intent: 'resend', pressKey: uuid },
  ],
  'app.rewards.bulk.ts': ({ rw }) => rewardActions.map((intent) => ({ intent, ids: rw })),
  'app.rewards._index.tsx': () => [],
  'app.settings._index.tsx': () => [],
  'app.settings.brand.tsx': () => [{ seen: '{}', form: '{}' }],
  'app.settings.languages.tsx': () => [],
  'app.settings.notifications.tsx': () => [{ seen: '{}', form: '{}' }],
  'app.settings.preview.ts': () => ['block', 'landing', 'mail'].map((surface) => ({ surface, locale: 'en' })),
  'app.settings.privacy.tsx': () => [{ seen: '{}', form: '{}' }],
  'app.settings.protection.tsx': () => [],
  'app.settings.team.tsx': () => [{ seen: '{}', form: '{}' }],
  'app.settings.words.tsx': () => [{ language: 'en', seen: '{}', form: '{}' }],
  'app.tsx': () => [],
  'app.verdicts.ts': ({ rf }) => verdictIntents.map((intent) => ({ intent, ids: rf, note: 'Mine now' })),
  'app.views.ts': ({ sv, pr }) =>
    lists.flatMap((list) => [
      { intent: 'update', list, id: sv, query: 'status=held' },
      { intent: 'rename', list, id: sv, name: 'Mine now' },
      { intent: 'delete', list, id: sv },
      { intent: 'save', list, name: `Mine ${list}`, query: `program=${pr}` },
    ]),
  'app.welcome.tsx': () => [
    { intent: 'goal', goal: 'new_customers', business: 'shop' },
    { intent: 'refit', averageOrder: '50', marginPercent: '40' },
    { intent: 'offer', form: program['form'] ?? '' },
    ...['on', 'block', 'visited', 'skip', 'finish'].map((intent) => ({ intent })),
  ],
};
