import { fraudRules, type FraudRule } from '../fraud/protection.ts';
import { toProgramForm } from './form.ts';
import type { OfferForm, ProgramForm, RuleForm } from './form-fields.ts';
import type { ProgramSettings } from './settings.ts';

/** Settings that are one field of the form, in the order in which the editor has them. */
export const plainSettings = [
  'capPerDay',
  'capPerMonth',
  'capEver',
  'monthlySpendLimit',
  'eligibility',
  'minimumSubtotal',
  'firstOrderOnly',
  'items',
  'acceptsDraftOrders',
  'acceptsPointOfSale',
  'acceptsTestOrders',
  'after',
  'days',
  'approval',
  'wins',
  'claimDays',
  'startsOn',
  'endsOn',
] as const satisfies (keyof ProgramForm)[];
export type PlainSetting = (typeof plainSettings)[number];
type Row = 'tier' | 'milestone' | 'surprise';

/** One difference, with both values as the form shows them. An offer is null where there is none. */
export type SettingsChange =
  | { setting: 'friend'; before: OfferForm | null; after: OfferForm | null }
  /** `at` is what the row is known by: from which friend, at how many friends, from which amount. */
  | { setting: Row; at: string; before: OfferForm | null; after: OfferForm | null }
  | { [Name in PlainSetting]: { setting: Name; before: ProgramForm[Name]; after: ProgramForm[Name] } }[PlainSetting]
  | { setting: 'protection'; rule: FraudRule; before: RuleForm; after: RuleForm };

/** What is different between two versions, or between a version and the draft, in the order of the editor. */
export function compareSettings(before: ProgramSettings, after: ProgramSettings): SettingsChange[] {
  const [old, now] = [toProgramForm('', before), toProgramForm('', after)];
  const changes: SettingsChange[] = [
    { setting: 'friend', before: offerOf(old.friend), after: offerOf(now.friend) },
    ...compareRows('tier', rowsOf(old).tier, rowsOf(now).tier),
    ...compareRows('milestone', rowsOf(old).milestone, rowsOf(now).milestone),
    ...compareRows('surprise', rowsOf(old).surprise, rowsOf(now).surprise),
    ...plainSettings.map((name) => ({ setting: name, before: old[name], after: now[name] }) as SettingsChange),
    ...fraudRules.map((rule): SettingsChange => {
      return { setting: 'protection', rule, before: old.protection[rule], after: now.protection[rule] };
    }),
  ];
  return changes.filter((change) => !isSame(change.before, change.after));
}

function rowsOf({ tiers, milestones, surprises }: ProgramForm): Record<Row, Map<string, OfferForm>> {
  return {
    tier: new Map(tiers.map(({ fromFriend, offer }) => [fromFriend, offer])),
    milestone: new Map(milestones.map(({ atFriends, offer }) => [atFriends, offer])),
    surprise: new Map(surprises.map(({ orderAtLeast, offer }) => [orderAtLeast, offer])),
  };
}

function compareRows(setting: Row, old: Map<string, OfferForm>, now: Map<string, OfferForm>): SettingsChange[] {
  const all = [...new Set([...old.keys(), ...now.keys()])].toSorted((left, right) => Number(left) - Number(right));
  return all.map((at) => ({ setting, at, before: offerOf(old.get(at)), after: offerOf(now.get(at)) }));
}

function offerOf(form: OfferForm | undefined): OfferForm | null {
  return form === undefined || form.kind === 'none' ? null : form;
}

/** Forms are plain values, made by one function: their text is the same when they are. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
