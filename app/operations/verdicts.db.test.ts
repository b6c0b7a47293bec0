import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { installShop, newcomer } from '../../tests/support/sandbox-shop.ts';
import { askForAnotherLook } from './ask-for-another-look.ts';
import { attributeOrder } from './attribute-order.ts';
import { blockPerson } from './block-person.ts';
import { blockTyped } from './block-typed.ts';
import { deleteNote } from './delete-note.ts';
import { lookUpBlocked } from './look-up-blocked.ts';
import { releaseBlock, restoreBlock } from './release-block.ts';
import { reopenReferral } from './reopen-referral.ts';
import { resendMessage } from './resend-message.ts';
import { settleReferral } from './settle-referral.ts';
import { settleReferrals } from './settle-referrals.ts';
import { writeNote } from './write-note.ts';
import { listBlocks } from '#app/db/blocks.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { eraseNotesOf, listNotes } from '#app/db/notes.ts';
import { countWaitingReferrals, listWaitingReferrals } from '#app/db/review-queue.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, NoteId, ReferralId, RewardId } from '#app/domain/ids.ts';
import { defaultProgramSettings, encodeProgramSettings } from '#app/domain/program/settings.ts';
import { verifyLedger } from './verify-ledger.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
  invite = await join(luma);
  const settings = encodeProgramSettings({
    ...defaultProgramSettings,
    timing: { after: 'paid', days: 0, approval: 'manual' },
  });
  await database.programVersion.updateMany({ where: { shopId: luma.id }, data: { settings } });
});

/** A friend’s order that is on hold. */
async function refer() {
  const friend = newcomer();
  const { order, webhookId } = await referOrder(luma, invite, { friend });
  await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
  const orderId = gid('Order', order.id);
  const row = await database.referral.findFirstOrThrow({ where: { orderId } });
  return { id: row.id as ReferralId, orderId, advocateId: row.advocateId as AdvocateId, friend };
}
const settle = (referralId: ReferralId, verdict: 'approve' | 'decline', more = {}) =>
  settleReferral({ shop: luma, referralId, verdict, now: new Date(), ...more });
const reopen = (referralId: ReferralId, more = {}) =>
  reopenReferral({ shop: luma, referralId, now: new Date(), ...more });
const rowOf = (id: string) => database.referral.findFirstOrThrow({ where: { id } });
const ours = async (referralId: string) =>
  (await database.reward.findMany({ where: { referralId, side: 'advocate' }, orderBy: { id: 'asc' } })).map(
    ({ causeKey, status }) => [causeKey.replace(`referral:${referralId}:`, ''), status],
  );

describe('an undo', () => {
  test('puts an approved referral on hold again, and the next approval gives anew, the friend’s excepted', async () => {
    const { id } = await refer();
    await settle(id, 'approve');
    const answers = await Promise.all([reopen(id), reopen(id), reopen(id)]);
    expect(answers.filter((answer) => 'ok' in answer)).toHaveLength(1);
    expect(answers).toContainEqual({ refused: 'held_already' });
    expect(await rowOf(id)).toMatchObject({
      status: 'held',
      round: 2,
      decision: { kind: 'hold', reasons: ['reopened'] },
    });
    expect(await ours(id)).toEqual([['advocate', 'withheld']]);
    expect(await settle(id, 'approve')).toEqual({ ok: true });
    expect(await ours(id)).toEqual([
      ['advocate', 'withheld'],
      ['advocate:2', 'approved'],
    ]);
    expect(await database.reward.count({ where: { referralId: id, side: 'friend' } })).toBe(1);
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });

  test('brings back what was declined and what was taken back', async () => {
    const { id } = await refer();
    await settle(id, 'decline', { reason: 'staff_order' });
    expect(await rowOf(id)).toMatchObject({ decision: { kind: 'decline', reasons: ['staff_order'] } });
    expect(await reopen(id)).toEqual({ ok: true });
    await settle(id, 'approve');
    await settle(id, 'decline');
    expect((await rowOf(id)).status).toBe('reversed');
    expect(await reopen(id)).toEqual({ ok: true });
    expect(await rowOf(id)).toMatchObject({ status: 'held', round: 3 });
    const kinds = (await database.ledgerEntry.findMany({ where: { referralId: id }, orderBy: { id: 'asc' } }))
      .map(({ kind }) => kind)
      .filter((kind) => kind.startsWith('referral_'));
    expect(kinds).toEqual([
      ...['referral_decided', 'referral_declined', 'referral_reopened', 'referral_approved'],
      ...['referral_reversed', 'referral_reopened'],
    ]);
  });

  test.each([
    ['order_cancelled', { cancelledAt: new Date() }],
    ['dispute_lost', { dispute: 'lost' }],
  ] as const)('is refused where nothing else could come of it: %s', async (refused, order) => {
    const { id, orderId } = await refer();
    await settle(id, 'decline');
    await database.order.updateMany({ where: { id: orderId }, data: order });
    expect(await reopen(id)).toEqual({ refused });
    expect((await rowOf(id)).status).toBe('declined');
  });

  test('and a verdict from an old page do nothing, whatever it shows', async () => {
    const { id } = await refer();
    const seen = { status: 'held', round: 1 } as const;
    expect(await settle(id, 'approve', { seen })).toEqual({ ok: true });
    expect(await settle(id, 'decline', { seen })).toEqual({ refused: 'changed_elsewhere' });
    expect(await reopen(id, { seen })).toEqual({ refused: 'changed_elsewhere' });
    expect((await rowOf(id)).status).toBe('rewarded');
    expect(await reopen(id)).toEqual({ ok: true });
    expect(await settle(id, 'decline', { seen })).toEqual({ refused: 'changed_elsewhere' });
  });

  test('of another shop’s verdict finds nothing', async () => {
    const { id } = await refer();
    const other = { ...luma, id: 'sh_other' } as const;
    expect(await reopenReferral({ shop: other, referralId: id, now: new Date() })).toEqual({ refused: 'not_found' });
  });
});

describe('many at once', () => {
  test('are decided one by one, and each is told what became of it', async () => {
    const [first, second, third] = [await refer(), await refer(), await refer()];
    await settle(third.id, 'approve');
    const nobody = newId('rf');
    const all = [first.id, second.id, first.id, third.id, nobody];
    const decide = (intent: 'approve' | 'decline' | 'reopen') =>
      settleReferrals({ shop: luma, referralIds: all, intent, reason: 'abuse', note: 'Seen before.', now: new Date() });
    const declined = await decide('decline');
    expect(declined.done).toEqual([first.id, second.id]);
    expect(declined.refused).toEqual([
      { id: third.id, refused: 'rewarded_before' },
      { id: nobody, refused: 'not_found' },
    ]);
    expect((await decide('decline')).done).toEqual([]);
    expect((await rowOf(third.id)).status).toBe('rewarded');
    expect(await listNotes(luma.id, { about: 'referral', aboutId: first.id })).toMatchObject([
      { text: 'Seen before.' },
    ]);
    expect((await decide('reopen')).done).toEqual([first.id, second.id, third.id]);
    expect((await decide('approve')).done).toEqual([first.id, second.id, third.id]);
  });

  test('from a page that another person has overtaken change nothing, and neither does their undo', async () => {
    const [first, second] = [await refer(), await refer()];
    await settle(first.id, 'decline');
    const about = { shop: luma, referralIds: [first.id, second.id], now: new Date() };
    const late = await settleReferrals({ ...about, intent: 'approve', seen: ['held', 'held'] });
    expect(late).toEqual({ done: [second.id], refused: [{ id: first.id, refused: 'changed_elsewhere' }] });
    await reopen(second.id);
    await settle(second.id, 'decline');
    const undone = await settleReferrals({ ...about, intent: 'reopen', seen: ['declined', 'rewarded'] });
    expect(undone).toEqual({ done: [first.id], refused: [{ id: second.id, refused: 'changed_elsewhere' }] });
    expect((await rowOf(second.id)).status).toBe('declined');
  });
});

describe('the queue', () => {
  test('holds what waits, the likeliest fraud first, page by page', async () => {
    const [mild, grave, none] = [await refer(), await refer(), await refer()];
    await database.referral.update({ where: { shopId_id: { shopId: luma.id, id: mild.id } }, data: { suspicion: 40 } });
    await database.referral.update({
      where: { shopId_id: { shopId: luma.id, id: grave.id } },
      data: { suspicion: 90 },
    });
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    const whole = await listWaitingReferrals(luma.id, { size: 100 });
    expect(ids(whole).slice(0, 2)).toEqual([grave.id, mild.id]);
    expect(ids(whole)).toContain(none.id);
    expect(await countWaitingReferrals(luma.id, 100)).toBe(whole.length);
    const paged: string[] = [];
    for (;;) {
      const last = whole.find(({ id }) => id === paged.at(-1));
      const page = await listWaitingReferrals(luma.id, { after: last, size: 2 });
      paged.push(...ids(page));
      if (page.length < 2) break;
    }
    expect(paged).toEqual(ids(whole));
  });

  test('holds what an advocate asked about until it is answered, and a verdict answers it', async () => {
    const [left, turned] = [await refer(), await refer()];
    const waits = async () => (await listWaitingReferrals(luma.id, { size: 100 })).map(({ id }) => id);
    for (const { id, advocateId } of [left, turned]) {
      await settle(id, 'decline');
      expect(await waits()).not.toContain(id);
      await askForAnotherLook({ shop: luma, advocateId, referralId: id, now: new Date() });
      expect(await waits()).toContain(id);
    }
    expect(await settle(left.id, 'decline')).toEqual({ ok: true });
    expect(await settle(left.id, 'decline')).toEqual({ refused: 'settled_before' });
    expect((await rowOf(left.id)).status).toBe('declined');
    expect(await settle(turned.id, 'approve')).toEqual({ ok: true });
    for (const { id } of [left, turned]) expect(await waits()).not.toContain(id);
    expect(await database.ledgerEntry.count({ where: { referralId: left.id, kind: 'another_look_answered' } })).toBe(1);
    expect((await verifyLedger({ shopId: luma.id })).differences).toEqual([]);
  });
});

describe('notes', () => {
  const write = (aboutId: ReferralId, text: string, formKey: string) =>
    writeNote({ shop: luma, subject: { about: 'referral', aboutId }, text, formKey, now: new Date() });

  test('are written once for a form, deleted and brought back', async () => {
    const { id } = await refer();
    const subject = { about: 'referral', aboutId: id } as const;
    await Promise.all([write(id, 'Called them.', 'one'), write(id, 'Called them.', 'one')]);
    await write(id, 'Called again.', 'two');
    const notes = await listNotes(luma.id, subject);
    expect(notes.map(({ text }) => text)).toEqual(['Called again.', 'Called them.']);
    const noteId = notes[0]?.id as NoteId;
    for (const isUndo of [false, false, true, true]) await deleteNote({ shop: luma, noteId, isUndo, now: new Date() });
    expect(await listNotes(luma.id, subject)).toHaveLength(2);
    const story = await database.ledgerEntry.findMany({ where: { referralId: id, kind: { startsWith: 'note_' } } });
    expect(story).toHaveLength(4);
    expect(JSON.stringify(story)).not.toContain('Called');
    expect(await write(id, '  ', 'three')).toEqual({ refused: 'note_empty' });
    expect(await write(newId('rf'), 'Nobody.', 'four')).toEqual({ refused: 'not_found' });
  });

  test('lose what no database keeps, wherever they are written', async () => {
    const words = 'Called\u0000 them.\r\nTwice.\u0007';
    const plain = 'Called them.\nTwice.';
    const { id } = await refer();
    await write(id, words, 'no characters');
    await settle(id, 'decline', { note: words });
    expect((await listNotes(luma.id, { about: 'referral', aboutId: id })).map(({ text }) => text)).toEqual([
      plain,
      plain,
    ]);
    await blockPerson({ shop: luma, whom: { referralId: id, side: 'friend' }, note: words, now: new Date() });
    await blockTyped({ shop: luma, typed: 'nul@example.com', note: words, now: new Date() });
    const listed = await listBlocks(luma.id, { size: 2 });
    expect(listed.map(({ note }) => note)).toEqual([plain, plain]);
  });

  test('about somebody are gone with them', async () => {
    const { id, advocateId, orderId } = await refer();
    await write(id, 'Ada said it was her sister.', 'five');
    await inTransaction((transaction) =>
      eraseNotesOf(luma.id, { advocateId: null, orderIds: ['gid://other'] }, transaction),
    );
    expect(await listNotes(luma.id, { about: 'referral', aboutId: id })).toHaveLength(1);
    for (const whose of [
      { advocateId: null, orderIds: [orderId] },
      { advocateId, orderIds: [] },
    ]) {
      await write(id, 'Once more.', newId('no'));
      await inTransaction((transaction) => eraseNotesOf(luma.id, whose, transaction));
      expect(await listNotes(luma.id, { about: 'referral', aboutId: id })).toEqual([]);
    }
  });
});

test('a mail goes out again once for a press, and three times a day at most', async () => {
  const { id, advocateId } = await refer();
  await settle(id, 'approve');
  const [reward] = await database.reward.findMany({ where: { referralId: id, side: 'advocate' } });
  const rewardId = reward?.id as RewardId;
  const now = new Date();
  const resend = (pressKey: string, at = now) => resendMessage({ shop: luma, rewardId, pressKey, now: at });
  expect(await resend('a')).toEqual({ refused: 'never_told' });
  const about = { shopId: luma.id, kind: 'reward_issued', advocateId, rewardId, locale: 'en' };
  await database.message.create({ data: { ...about, id: newId('ms'), status: 'sent', queuedAt: now } });
  expect(await resend('a')).toEqual({ refused: 'not_there_any_more' });
  await database.reward.updateMany({ where: { id: rewardId }, data: { status: 'issued', issuedAt: now } });
  expect(await Promise.all([resend('a'), resend('a'), resend('a')])).toEqual([
    { ok: true },
    { ok: true },
    { ok: true },
  ]);
  expect(await database.message.count({ where: { rewardId } })).toBe(2);
  for (const key of ['b', 'c']) expect(await resend(key)).toEqual({ ok: true });
  expect(await resend('d')).toEqual({ refused: 'sent_too_often' });
  expect(await resend('d', new Date(now.getTime() + 25 * 3_600_000))).toEqual({ ok: true });
  await database.reward.updateMany({ where: { id: rewardId }, data: { status: 'withheld' } });
});

describe('the block list', () => {
  const add = (typed: string, note = '') => blockTyped({ shop: luma, typed, note, now: new Date() });
  const lookUp = async (typed: string) => await lookUpBlocked({ shop: luma, typed });

  test('takes what is typed, in whatever spelling, and says whether somebody is on it', async () => {
    expect(await add('M.Allory+shop@gmail.com', 'Twice now.')).toEqual({ ok: true, kind: 'email' });
    expect(await add('mallory@googlemail.com')).toEqual({ refused: 'already_blocked' });
    expect(await lookUp('mallory@gmail.com')).toMatchObject({ foundBy: 'itself' });
    expect(await add('+33 6 12 34 56 78')).toEqual({ ok: true, kind: 'phone' });
    expect(await lookUp('+33612345678')).toMatchObject({ foundBy: 'itself' });
    expect(await add('@Shady.example')).toEqual({ ok: true, kind: 'email_domain' });
    expect(await lookUp('anybody@shady.example')).toMatchObject({ foundBy: 'domain' });
    expect(await lookUp('ada@example.com')).toMatchObject({ foundBy: null });
    for (const typed of ['', 'ada', '06 12 34 56 78', 'a@b', 'no domain'])
      expect(await add(typed)).toEqual({ refused: 'not_readable' });
    expect(await add('googlemail.com')).toEqual({ refused: 'shared_provider' });
  });

  test('lets go of a mark, and takes it back as it was, in the same shop alone', async () => {
    await add('eve@example.com', 'Says she is Ada.');
    const [block] = await listBlocks(luma.id, { size: 1 });
    expect(block).toMatchObject({ kind: 'email', note: 'Says she is Ada.', from: null });
    const release = () => releaseBlock({ shop: luma, blockId: block?.id ?? newId('bl'), now: new Date() });
    const [released, again] = [await release(), await release()];
    expect(again).toEqual({ refused: 'not_blocked' });
    const undo = 'undo' in released ? released.undo : '';
    expect(undo).not.toContain(block?.valueHash ?? '-');
    const other = { id: 'sh_other' } as const;
    for (const [shop, token] of [
      [other, undo],
      [luma, 'v1.AAAA'],
      [luma, 'nothing'],
    ] as const)
      expect(await restoreBlock({ shop, undo: token, now: new Date() })).toEqual({ refused: 'not_found' });
    expect(await restoreBlock({ shop: luma, undo, now: new Date() })).toEqual({ ok: true });
    expect(await restoreBlock({ shop: luma, undo, now: new Date() })).toEqual({ refused: 'already_blocked' });
    expect((await listBlocks(luma.id, { size: 1 }))[0]).toMatchObject({ note: 'Says she is Ada.' });
  });
});
