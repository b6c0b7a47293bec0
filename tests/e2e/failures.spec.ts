import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { locales } from '#app/i18n/translate.ts';
import { toFormData } from '#app/ui/program-form-data.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { control, luma, query, stage, startOver, until } from '../support/pretend-shopify.ts';
import { changeProgram, programForm, runProgram, type RunningProgram } from '../support/program-run.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let here: RunningProgram;

beforeAll(async () => {
  await startOver();
  here = await runProgram(luma);
});
beforeEach(() => control('DELETE', '/misbehaviours'));

async function openEditor(program: RunningProgram, expected: RegExp[], locale: 'en' | 'fr' = 'en') {
  const merchant = new MerchantPage(await pages.open({ expected }), luma, locale);
  await merchant.open(`/app/programs/${program.programId}?locale=${locale}`);
  await merchant.field('name').waitFor();
  return merchant;
}

/** The draft as it is stored. */
async function stored(program: RunningProgram): Promise<{ revision: number; claimDays: number }> {
  const [row] = await query<{ revision: number; claimDays: number }>(
    `select revision, (draft->>'claimDays')::int as "claimDays" from program where id = $1`,
    [program.programId],
  );
  if (row === undefined) throw new Error('The program is gone.');
  return row;
}
const save = async (program: RunningProgram, form: Partial<typeof programForm>) =>
  await changeProgram(program, toFormData('save', (await stored(program)).revision, { ...programForm, ...form }));

describe.each(locales)('while the line is gone, in %s', (locale) => {
  test('what is saved waits, what is typed stays, and both arrive once the line is back', async () => {
    const merchant = await openEditor(here, [/./], locale);
    const days = locale === 'en' ? '11' : '12';
    await merchant.type('claimDays', days);
    await merchant.page.context().setOffline(true);
    await merchant.save();
    await merchant.heading('failure.offline.heading').waitFor();
    await merchant.text(merchant.say('failure.offline.body')).waitFor();
    expect(await merchant.field('claimDays').inputValue()).toBe(days);
    await merchant.type('windowDays', '44');
    expect(String((await stored(here)).claimDays)).not.toBe(days);

    await merchant.page.context().setOffline(false);
    await merchant.untilToast('program.toast.saved');
    await merchant.heading('failure.offline.heading').waitFor({ state: 'hidden' });
    expect(String((await stored(here)).claimDays)).toBe(days);
    // What was typed meanwhile is still to be saved.
    expect(await merchant.field('windowDays').inputValue()).toBe('44');
    await merchant.saveBar.waitFor();
  });
});

test('a press that is given up leaves the page as it was, and can be made again', async () => {
  const merchant = await openEditor(here, [/./]);
  await merchant.type('claimDays', '21');
  await merchant.page.route(`**/app/programs/${here.programId}?*`, (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await merchant.save();
  await merchant.button('failure.notNow').click();
  await merchant.heading('failure.offline.heading').waitFor({ state: 'hidden' });
  expect(await merchant.field('claimDays').inputValue()).toBe('21');
  await merchant.page.unroute(`**/app/programs/${here.programId}?*`);
  await merchant.save();
  await merchant.untilToast('program.toast.saved');
  expect((await stored(here)).claimDays).toBe(21);
});

test('a save whose answer is lost counts, and is not taken for somebody else’s', async () => {
  const merchant = await openEditor(here, [/./]);
  await merchant.type('claimDays', '22');
  let lost = 0;
  await merchant.page.route(`**/app/programs/${here.programId}?*`, async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return await route.continue();
    lost += 1;
    await route.fetch();
    return await route.abort();
  });
  await merchant.save();
  await merchant.button('failure.tryAgain').click();
  await merchant.saveBar.waitFor({ state: 'hidden' });
  expect((await stored(here)).claimDays).toBe(22);
  expect(await merchant.heading('program.conflict.heading').count()).toBe(0);
});

test('a session that ended says so, keeps what was typed, and goes on with a new one', async () => {
  const merchant = await openEditor(here, [/401/]);
  await merchant.type('claimDays', '23');
  let isOver = true;
  await merchant.page.route(`**/app/programs/${here.programId}?*`, async (route) => {
    const headers = { ...route.request().headers() };
    if (isOver) headers['authorization'] = 'Bearer of.nothing.good';
    await route.continue({ headers });
  });
  await merchant.save();
  await merchant.heading('failure.signed_out.heading').waitFor();
  await merchant.button('failure.reload').waitFor();
  expect(await merchant.field('claimDays').inputValue()).toBe('23');
  isOver = false;
  await merchant.button('failure.tryAgain').click();
  await merchant.untilToast('program.toast.saved');
  expect((await stored(here)).claimDays).toBe(23);
});

describe.each(locales)('while Shopify does not answer, in %s', (locale) => {
  test('the editor says what is missing, and everything else works', async () => {
    await control('POST', '/misbehaviours', { kind: 'admin.server-error', shop: luma, probability: 1 });
    const merchant = await openEditor(here, [], locale);
    await merchant.heading('failure.shopify_unavailable.heading').waitFor();
    const days = locale === 'en' ? '24' : '25';
    await merchant.type('claimDays', days);
    // What was saved is asked about anew, and again in vain.
    const asked = merchant.page.waitForResponse(/programs\/facts/);
    await merchant.save();
    await merchant.untilToast('program.toast.saved');
    expect(String((await stored(here)).claimDays)).toBe(days);
    await asked;
    await control('DELETE', '/misbehaviours');
    await merchant.button('failure.tryAgain').click();
    await merchant.heading('failure.shopify_unavailable.heading').waitFor({ state: 'hidden' });
  });
});

test('a fault of ours shows no inside of the app, keeps what was typed, and is in the log by its number', async () => {
  const merchant = await openEditor(here, [/500/]);
  await merchant.type('claimDays', '26');
  await query('alter table program rename to program_elsewhere');
  try {
    await merchant.save();
    await merchant.heading('failure.broken.heading').waitFor();
    const said = await merchant.app.getByText(/[0-9a-f]{8}-[0-9a-f-]{27}/).innerText();
    const requestId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(said)?.[0] ?? '';
    expect(said).toBe(merchant.say('failure.requestId', { id: requestId }));
    expect(await merchant.app.locator('body').innerText()).not.toContain('prisma');
    await until(async () => expect(readLogs()).toContain(requestId));
  } finally {
    await query('alter table program_elsewhere rename to program');
  }
  await merchant.button('failure.tryAgain').click();
  await merchant.untilToast('program.toast.saved');
  expect((await stored(here)).claimDays).toBe(26);
});

test('a page that is not there keeps the navigation and leads back', async () => {
  const merchant = await openEditor(here, [/404/]);
  await merchant.open('/app/programs/pr_01ARZ3NDEKTSV4RRFFQ69G5FAV');
  await merchant.heading('failure.notFoundHeading').waitFor();
  await merchant.goTo('nav.programs');
  await merchant.heading('programs.title').waitFor();
});

test('the second editor reads both versions, and can combine them', async () => {
  const merchant = await openEditor(here, [/409/]);
  await merchant.type('friend.percent', '33');
  await save(here, { claimDays: '17', capPerMonth: '4' });
  await merchant.save();
  await merchant.heading('program.conflict.heading').waitFor();
  const row = merchant.app.getByRole('row', { name: merchant.say('program.changes.caps.capPerMonth') });
  await row.waitFor();
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['4', merchant.say('program.changes.nothing')]);
  await merchant.button('program.conflict.combine').click();
  expect(await merchant.field('friend.percent').inputValue()).toBe('33');
  expect(await merchant.field('claimDays').inputValue()).toBe('17');
  await merchant.save();
  await merchant.untilToast('program.toast.saved');
  const [row2] = await query<{ draft: { friend: { benefit: { percent: number } } } }>(
    'select draft from program where id = $1',
    [here.programId],
  );
  expect(row2?.draft.friend.benefit.percent).toBe(33);
  expect((await stored(here)).claimDays).toBe(17);
});

test('whoever acts on an old page is told first', async () => {
  const merchant = await openEditor(here, [/409/]);
  await save(here, { claimDays: '19' });
  await merchant.button('program.pause').click();
  await merchant.text(merchant.say('program.refusal.changed_elsewhere')).waitFor();
  await until(async () => expect(await merchant.field('claimDays').inputValue()).toBe('19'));
  const [program] = await query<{ status: string }>('select status from program where id = $1', [here.programId]);
  expect(program?.status).toBe('active');
});

test('what was typed into a program that was archived in another tab is kept as a new one', async () => {
  const merchant = await openEditor(here, [/409/]);
  await merchant.type('name', 'Saved from the archive');
  await changeProgram(here, { intent: 'archive', revision: String((await stored(here)).revision) });
  await merchant.save();
  await merchant.heading('program.archivedElsewhere.heading').waitFor();
  await merchant.button('program.archivedElsewhere.keep').click();
  await merchant.app.getByRole('heading', { name: 'Saved from the archive' }).first().waitFor();
  const [copy] = await query<{ status: string }>(`select status from program where name = 'Saved from the archive'`);
  expect(copy?.status).toBe('draft');
});

function readLogs(): string {
  return readdirSync(stage.logFolder)
    .map((file) => readFileSync(path.join(stage.logFolder, file), 'utf8'))
    .join('\n');
}
