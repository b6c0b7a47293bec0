import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../support/axe-states.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { luma, query, startOver, until } from '../support/pretend-shopify.ts';
import { runProgram } from '../support/program-run.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const desk = { viewport: { width: 1180, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };

beforeAll(async () => {
  await startOver();
  const { programId } = await runProgram(luma);
  await fillShop(programId);
});

/** Sixty referrals of twelve advocates, with a reward each: more than two pages of every list. */
async function fillShop(programId: string): Promise<void> {
  const [shop] = await query<{ id: string }>('select id from shop where domain = $1', [luma]);
  const of = [shop?.id, programId];
  await query(
    `insert into advocate (shop_id, id, customer_id, first_name, locale, joined_at)
     select $1, 'ad_' || lpad(n::text, 26, '0'), 'gid://shopify/Customer/9' || n,
            (array['Ada', 'Élodie', 'Zoë', 'Grace', 'Jean', 'Mina'])[1 + n % 6], 'fr', timestamp '2026-11-01' + n * interval '7 hours'
       from generate_series(1, 12) as n`,
    [shop?.id],
  );
  await query(
    `insert into invite_code (shop_id, code, advocate_id, is_current, created_at)
     select $1, 'ADA-' || (100 + n), 'ad_' || lpad(n::text, 26, '0'), true, timestamp '2026-11-01' from generate_series(1, 12) as n`,
    [shop?.id],
  );
  await query(
    `insert into "order" (shop_id, id, name, currency, subtotal_minor, is_test, source_name, discount_codes, placed_at, shopify_updated_at)
     select $1, 'gid://shopify/Order/9' || n, '#' || (9000 + n), 'EUR', 1900 + n * 130, false, 'web', '{}', now(), now()
       from generate_series(1, 60) as n`,
    [shop?.id],
  );
  await query(
    `insert into referral (shop_id, id, program_id, version_number, advocate_id, claim_id, order_id, channel, status, decision,
                           decided_at, subtotal_minor, currency, market)
     select $1, 'rf_' || lpad(n::text, 26, '0'), $2, 1, 'ad_' || lpad((1 + n % 12)::text, 26, '0'), 'cl_' || lpad(n::text, 26, '0'),
            'gid://shopify/Order/9' || n, (array['whatsapp', 'email', 'copy'])[1 + n % 3], kind.status,
            jsonb_build_object('kind', kind.decision, 'evidence', '[]'::jsonb, 'rulesVersion', 5)
              || case kind.decision when 'reward' then '{"reason": "conditions_met"}'::jsonb
                 when 'hold' then '{"reasons": ["velocity"]}'::jsonb else '{"reasons": ["not_first_order"]}'::jsonb end,
            timestamp '2026-11-20' + n * interval '31 minutes', 1900 + n * 130, 'EUR', (array['FR', 'DE', ''])[1 + n % 3]
       from generate_series(1, 60) as n,
            lateral (select case when n % 10 = 0 then 'held' when n % 7 = 0 then 'declined' else 'rewarded' end as status,
                            case when n % 10 = 0 then 'hold' when n % 7 = 0 then 'decline' else 'reward' end as decision) as kind`,
    of,
  );
  await query(
    `insert into reward (shop_id, id, program_id, version_number, advocate_id, side, cause, cause_key, referral_id, offer, cost_minor,
                         currency, purse, status, reason, due_at, approved_at, issued_at, expires_at)
     select $1, 'rw_' || lpad(n::text, 26, '0'), $2, 1, 'ad_' || lpad((1 + n % 12)::text, 26, '0'), 'advocate', 'referral', 'list:' || n,
            'rf_' || lpad(n::text, 26, '0'), version.settings -> 'advocate' -> 'tiers' -> 0 -> 'offer', case when n % 4 = 0 then null else 400 + n end, 'EUR', 'list',
            case when n % 9 = 0 then 'limited' else 'issued' end, case when n % 9 = 0 then 'spend_limit' end, null,
            timestamp '2026-11-20' + n * interval '31 minutes', timestamp '2026-11-21',
            case when n % 2 = 0 then timestamp '2026-12-01' + n * interval '1 day' end
       from generate_series(1, 60) as n, program_version as version
      where version.shop_id = $1 and version.program_id = $2`,
    of,
  );
}

async function openList(path: string, locale: 'en' | 'fr', size: object): Promise<MerchantPage> {
  const merchant = new MerchantPage(await pages.open({ locale, ...size }), luma, locale);
  await merchant.open(`${path}${path.includes('?') ? '&' : '?'}locale=${locale}`);
  await merchant.app.getByRole('heading', { level: 1 }).waitFor();
  return merchant;
}

const rowsOf = (merchant: MerchantPage): Locator => merchant.app.locator('tbody tr');

test('a list is narrowed, kept as a view, shared as an address and read page by page', async () => {
  const merchant = await openList('/app/referrals', 'en', desk);
  await until(async () => expect(await rowsOf(merchant).count()).toBe(25));
  await merchant.app.getByRole('button', { name: merchant.say('lists.page.older') }).click();
  await merchant.text('#9035').waitFor();
  await merchant.app.getByRole('button', { name: merchant.say('lists.page.newer') }).click();
  await merchant.text('#9060').waitFor();

  await merchant.app.getByRole('tab', { name: merchant.say('lists.tabs.declined') }).click();
  await merchant.text('#9056').waitFor();
  await merchant.app.getByRole('button', { name: /Search and filter/ }).click();
  await merchant.app.getByPlaceholder(merchant.say('lists.search.referrals')).fill('9049');
  await until(async () => expect(await rowsOf(merchant).count()).toBe(1));
  await merchant.app.getByRole('button', { name: 'Save as' }).click();
  await merchant.app.getByRole('dialog').getByRole('textbox').fill('One order');
  await merchant.app.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await merchant.untilToast('lists.views.saved');
  await merchant.app.getByRole('tab', { name: 'One order' }).waitFor();

  const shared = await openList('/app/referrals?status=held&channel=whatsapp&sort=subtotal+asc', 'en', desk);
  await until(async () => expect(await rowsOf(shared).count()).toBe(2));
  expect(await rowsOf(shared).first().innerText()).toContain('#9030');
});

test('a list is exported as a file that opens in a spreadsheet', async () => {
  const merchant = await openList('/app/referrals?status=held', 'en', desk);
  await merchant.button('exports.action').click();
  const arriving = merchant.page.waitForEvent('download');
  await merchant.app
    .getByRole('dialog')
    .getByRole('button', { name: merchant.say('exports.start') })
    .click();
  const file = await arriving;
  expect(file.suggestedFilename()).toMatch(/^ricochet-referrals-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toBe(
    '\uFEFFOrder,Status,Reasons,Advocate,Program,Version,Shared by,Country,Subtotal,Currency,Decided at',
  );
  expect(lines).toHaveLength(7);
  await merchant.open('/app/exports');
  await merchant.text('6 rows').waitFor();
});

test('several are declined at once, and nothing speaks against how it is asked', async () => {
  const merchant = await openList('/app/referrals?status=held', 'fr', desk);
  const frame = merchant.page.frame({ name: 'app-iframe' });
  if (frame === null) throw new Error('The admin shows no frame.');
  for (const row of [0, 1]) await rowsOf(merchant).nth(row).getByRole('checkbox').click({ force: true });
  await merchant.button('lists.bulk.decline').click();
  const decline = merchant.app.getByRole('button', { name: merchant.say('verdict.declineMany', { count: 2 }) });
  await decline.waitFor();
  await until(async () => expect(await findViolations(frame, 'body')).toEqual([]));
  await merchant.app
    .getByRole('button', { name: merchant.say('verdict.cancel') })
    .last()
    .click();
  await decline.waitFor({ state: 'detached' });
});

test.each([
  ['/app/referrals', 'en', desk, 'referrals'],
  ['/app/referrals?status=held&channel=whatsapp', 'fr', desk, 'referrals'],
  ['/app/referrals', 'fr', phone, 'referrals'],
  ['/app/advocates', 'en', desk, 'advocates'],
  ['/app/advocates', 'fr', phone, 'advocates'],
  ['/app/rewards', 'fr', desk, 'rewards'],
  ['/app/rewards', 'en', phone, 'rewards'],
  ['/app/referrals?search=nobody', 'en', phone, 'referrals'],
] as const)('%s in %s has nothing against it for who cannot see or use a mouse', async (path, locale, size, name) => {
  const merchant = await openList(path, locale, size);
  const frame = merchant.page.frame({ name: 'app-iframe' });
  if (frame === null) throw new Error('The admin shows no frame.');
  const folder = process.env['LIST_PICTURES'];
  if (folder !== undefined) {
    await merchant.page.waitForLoadState('networkidle');
    const query = path.includes('?') ? '-filtered' : '';
    await merchant.page.screenshot({ path: `${folder}/${name}${query}-${locale}-${size.viewport.width}.png` });
  }
  await until(async () => expect(await findViolations(frame, 'body')).toEqual([]));
});
