import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../support/axe-states.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { luma, query, startOver, until } from '../support/pretend-shopify.ts';
import { claim, decided, join, placeOrder, programForm, runProgram } from '../support/program-run.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const phone = { width: 390, height: 844 };

beforeAll(async () => {
  await startOver();
  await runProgram(luma);
  const { friendCode } = await claim(luma, await join(luma, 'grace@example.com'));
  await decided(await placeOrder(luma, { email: 'friend@example.com', codes: [friendCode] }));
});

async function openReport(path: string, options: Parameters<typeof pages.open>[0] = {}) {
  const merchant = new MerchantPage(await pages.open({ reducedMotion: 'reduce', ...options }), luma, 'en');
  await merchant.open(path);
  await merchant.heading('reports.title').waitFor();
  const frame = merchant.page.frames().find((one) => one !== merchant.page.mainFrame());
  if (frame === undefined) throw new Error('The app has no frame.');
  return { merchant, frame };
}

test('a merchant narrows a report down, and its file holds the rows that the page shows', async () => {
  const { merchant, frame } = await openReport('/app/reports');
  const filters = merchant.button('reports.filter.open');
  await until(async () => {
    if ((await filters.getAttribute('aria-expanded')) !== 'true') await filters.press('Enter');
    expect(await filters.getAttribute('aria-expanded')).toBe('true');
  });
  await merchant.app
    .getByLabel(merchant.say('reports.filter.program'), { exact: true })
    .selectOption({ label: programForm.name });
  const tag = merchant.app.getByRole('button', {
    name: merchant.say('reports.filter.remove', { filter: programForm.name }),
  });
  await tag.waitFor();
  expect(await findViolations(frame, 'main')).toEqual([]);

  const row = merchant.app
    .getByRole('table', { name: merchant.say('reports.parts.heading') })
    .getByRole('row')
    .nth(1);
  const shown = await row.locator('th, td').allInnerTexts();
  const download = merchant.page.waitForEvent('download');
  const what = merchant.say('reports.parts.heading');
  await merchant.app.getByRole('button', { name: merchant.say('reports.csv.named', { what }) }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^ricochet-funnel-breakdown-[\d-]+\.csv$/);
  const [, first = ''] = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/);
  expect(first.split(',').slice(0, 5)).toEqual(shown.slice(0, 5));

  await tag.press('Enter');
  await tag.waitFor({ state: 'detached' });
});

test('days that are no period are told at their fields, and those that are stand in the address', async () => {
  const { merchant, frame } = await openReport('/app/reports/money', { viewport: phone });
  const period = merchant.app.getByLabel(merchant.say('reports.period.label'), { exact: true });
  const from = merchant.app.getByLabel(merchant.say('reports.period.from'), { exact: true });
  await until(async () => {
    await period.selectOption('last_7');
    await period.selectOption('custom');
    expect(await from.count()).toBe(1);
  });
  await from.fill('2026-03-02');
  const to = merchant.app.getByLabel(merchant.say('reports.period.to'), { exact: true });
  await to.fill('2026-03-01');
  await merchant.button('reports.period.apply').click();
  await merchant.text(merchant.say('reports.period.wrong')).waitFor();
  expect(await from.getAttribute('aria-invalid')).toBe('true');
  expect(await findViolations(frame, 'main')).toEqual([]);
  await to.fill('2026-03-31');
  await to.press('Enter');
  await merchant.heading('reports.nothing.heading').waitFor();
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await merchant.link('reports.nothing.longer').click();
  await merchant.heading('reports.time.heading').waitFor();
});

test('a goal is set, refused at its field, and removed again', async () => {
  const { merchant } = await openReport('/app/reports/goals', { expected: [/422/] });
  const goal = async () => (await query<{ goal: { target: number } | null }>('select goal from program'))[0]?.goal;
  const name = programForm.name;
  const dialog = merchant.app.getByRole('dialog');
  const target = merchant.field('target');
  const open = merchant.app.getByRole('button', { name: merchant.say('reports.goals.setNamed', { program: name }) });
  await until(async () => {
    if ((await target.count()) === 0) await open.press('Enter');
    expect(await target.count()).toBe(1);
  });
  await target.fill('many');
  await target.press('Enter');
  await merchant.text(merchant.say('reports.goals.problem.no_number')).waitFor();
  expect(await goal()).toBeNull();
  await target.fill('4');
  await target.press('Enter');
  await merchant.untilToast('reports.goals.saved');
  expect(await goal()).toMatchObject({ target: 4 });

  await merchant.app
    .getByRole('button', { name: merchant.say('reports.goals.changeNamed', { program: name }) })
    .press('Enter');
  await dialog.getByRole('button', { name: merchant.say('reports.goals.clear'), exact: true }).click();
  await merchant.untilToast('reports.goals.cleared');
  expect(await goal()).toBeNull();
});
