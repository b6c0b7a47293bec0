import { afterAll, expect, test } from 'vitest';
import { playStory, type Stage as StoryStage } from '../../scripts/demo/story.ts';
import {
  control,
  kill,
  listMails,
  luma,
  query,
  seeShop,
  stage,
  startOver,
  until,
  untilQuiet,
} from '../support/pretend-shopify.ts';

type Process = 'web' | 'worker';
/** When to kill what. `when` throws until the moment has come. */
interface Blow {
  kill: Process[];
  when: () => Promise<void>;
}

afterAll(() => control('DELETE', '/misbehaviours'));

async function expectRows(sql: string): Promise<void> {
  const rows = await query(sql);
  if (rows.length === 0) throw new Error('The moment has not come yet.');
}
const once = {
  shopIsKnown: () => expectRows('select 1 from shop'),
  isBeingInstalled: async () => {
    if ((await seeShop(luma)).installation === null) throw new Error('Nobody installs yet.');
  },
  isPublished: () => expectRows('select 1 from program_version'),
  isMinting: () => expectRows(`select 1 from friend_code where status = 'minting'`),
  hasJoined: () => expectRows('select 1 from advocate'),
  hasClaimed: () => expectRows('select 1 from claim'),
  hasPaid: async () => {
    const { orders } = await seeShop(luma);
    if (!orders.some(({ discountCodes }) => discountCodes.length > 0)) throw new Error('Nobody has paid yet.');
  },
  isIssuing: () => expectRows(`select 1 from reward where status = 'issuing'`),
  isIssued: () => expectRows(`select 1 from reward where side = 'advocate' and status = 'issued'`),
  hasMail: async () => {
    if ((await listMails('ada@example.com')).length === 0) throw new Error('There is no mail yet.');
  },
} satisfies Record<string, () => Promise<void>>;

const timeout = (operation: string) => ({ kind: 'admin.timeout-after-effect', operation });

test.each<{ name: string; blows: Blow[]; misbehaviours?: object[] }>([
  {
    name: 'web dies while the app is being installed, and the worker right after publishing',
    blows: [
      { kill: ['web'], when: once.isBeingInstalled },
      { kill: ['worker'], when: once.isPublished },
    ],
  },
  {
    name: 'the worker dies while friend codes are minted, and web once the friend has a code',
    blows: [
      { kill: ['worker'], when: once.isMinting },
      { kill: ['web'], when: once.hasClaimed },
    ],
    misbehaviours: [timeout('CreateParentDiscount')],
  },
  {
    name: 'both die when the friend has just paid',
    blows: [{ kill: ['web', 'worker'], when: once.hasPaid }],
  },
  {
    name: 'the worker dies while the reward is issued, and the first answer about it was lost',
    blows: [{ kill: ['worker'], when: once.isIssuing }],
    misbehaviours: [timeout('AddRedeemCodes')],
  },
  {
    name: 'the worker dies after the reward was issued and before the mail is out',
    blows: [{ kill: ['worker'], when: once.isIssued }],
  },
  {
    name: 'web dies when the advocate has joined, and the worker when the mail has just been handed over',
    blows: [
      { kill: ['web'], when: once.hasJoined },
      { kill: ['worker'], when: once.hasMail },
    ],
  },
])('$name: the story still ends with everything once', async ({ blows, misbehaviours = [] }) => {
  await startOver();
  for (const rule of misbehaviours) await control('POST', '/misbehaviours', rule);
  const striking = strike(blows);
  const story: StoryStage = {
    sandboxUrl: stage.sandboxUrl,
    storefrontUrl: stage.storefronts[luma] ?? '',
    shopDomain: luma,
    advocateEmail: 'ada@example.com',
    friendEmail: 'finn@example.com',
    tell: () => undefined,
  };
  const [told, killed] = await Promise.all([playStory(story, {}, () => undefined), striking]);
  expect(killed).toBe(blows.flatMap((blow) => blow.kill).length);
  await untilQuiet(30_000);

  expect(await query(`select status from referral`)).toEqual([{ status: 'rewarded' }]);
  expect(await query(`select side, status, code from reward order by side`)).toEqual([
    { side: 'advocate', status: 'issued', code: told.rewardCode },
    { side: 'friend', status: 'issued', code: told.friendCode },
  ]);
  expect(await query('select friend_code from claim')).toEqual([{ friend_code: told.friendCode }]);

  const shop = await seeShop(luma);
  const codes = shop.discounts.flatMap((discount) =>
    discount.codes.map(({ code }) => ({ code, discount: discount.id })),
  );
  expect(codes.filter(({ code }) => code.startsWith('THANKS-'))).toHaveLength(1);
  expect(codes.filter(({ code }) => code === told.friendCode)).toHaveLength(1);
  // One discount a side: nothing was made twice by an attempt whose answer was lost.
  expect(shop.discounts).toHaveLength(2);

  const mails = await listMails('ada@example.com');
  expect(mails.length).toBeGreaterThanOrEqual(1);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  const sent = await query(`select status from message`);
  expect(sent).toEqual([{ status: 'sent' }]);
});

/** Deals one blow after the other, each the moment it is due; answers how many processes died. */
async function strike(blows: Blow[]): Promise<number> {
  let dead = 0;
  for (const { kill: names, when } of blows) {
    await until(when, 60_000);
    await Promise.all(names.map(kill));
    dead += names.length;
  }
  return dead;
}
