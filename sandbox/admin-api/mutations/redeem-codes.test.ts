import { expect, onTestFinished, test, vi } from 'vitest';
import { gid } from '../../world/ids.ts';
import { settleJobs } from '../../world/jobs.ts';
import { findRedeemCode, settleBulkCreations } from '../../world/redeem-codes.ts';
import { openAdminApi, type AdminClient } from '../../testing/admin-client.ts';
import { basicInput, CREATE_BASIC } from '../../testing/discounts.ts';

const ADD =
  'mutation ($id: ID!, $codes: [DiscountRedeemCodeInput!]!) { discountRedeemCodeBulkAdd(discountId: $id, codes: $codes) { bulkCreation { id done codesCount } userErrors { code field message } } }';
const POLL =
  'query ($id: ID!) { discountRedeemCodeBulkCreation(id: $id) { done importedCount failedCount codes(first: 250) { nodes { code discountRedeemCode { id createdBy { handle } } errors { code message } } } } }';
const REVOKE =
  'mutation ($d: ID!, $ids: [ID!], $search: String) { discountCodeRedeemCodeBulkDelete(discountId: $d, ids: $ids, search: $search) { job { id done } userErrors { code message } } }';

async function withParent(): Promise<AdminClient & { parent: string; bulk: () => string }> {
  const client = await openAdminApi();
  await client.data(CREATE_BASIC, { d: basicInput() });
  const { luma } = client.sandbox;
  return {
    ...client,
    parent: gid('DiscountCodeNode', luma.discounts[0]?.id ?? ''),
    bulk: () => gid('DiscountRedeemCodeBulkCreation', luma.bulkCreations.at(-1)?.id ?? ''),
  };
}
const codes = (...texts: string[]) => texts.map((code) => ({ code }));

const JOB = 'query Job($job: ID!) { job(id: $job) { id done } }';

test('added codes are there only when the work is done', async () => {
  const { sandbox, data, parent, bulk } = await withParent();
  expect(await data(ADD, { id: parent, codes: codes('FINN-1', 'FINN-2') })).toEqual({
    discountRedeemCodeBulkAdd: { bulkCreation: { id: bulk(), done: false, codesCount: 2 }, userErrors: [] },
  });
  expect(await data(POLL, { id: bulk() })).toMatchObject({
    discountRedeemCodeBulkCreation: { done: false, importedCount: 0, failedCount: 0 },
  });
  expect(findRedeemCode(sandbox.luma, 'FINN-1')).toBeNull();

  sandbox.advance(150);
  expect(await data(POLL, { id: bulk() })).toMatchObject({
    discountRedeemCodeBulkCreation: {
      done: true,
      importedCount: 2,
      failedCount: 0,
      codes: {
        nodes: [
          { code: 'FINN-1', discountRedeemCode: { createdBy: { handle: 'ricochet-referrals' } }, errors: [] },
          { code: 'FINN-2' },
        ],
      },
    },
  });
  expect(findRedeemCode(sandbox.luma, 'finn-2')?.discount.id).toBe(sandbox.luma.discounts[0]?.id);
});

test('a taken code fails by itself, in any case and also within one call; the others come through', async () => {
  const { sandbox, data, parent, bulk } = await withParent();
  await data(ADD, { id: parent, codes: codes('Ada-10', 'NEW', 'new', '') });
  sandbox.advance(150);
  const { discountRedeemCodeBulkCreation: done } = await data(POLL, { id: bulk() });
  expect(done).toMatchObject({ done: true, importedCount: 1, failedCount: 3 });
  expect(done).toMatchObject({
    codes: {
      nodes: [
        { code: 'Ada-10', discountRedeemCode: null, errors: [{ code: 'TAKEN' }] },
        { code: 'NEW', errors: [] },
        { code: 'new', errors: [{ code: 'TAKEN' }] },
        { code: '', errors: [{ code: 'BLANK' }] },
      ],
    },
  });
});

test('the checkout knows the codes too when nobody asks for them again', async () => {
  const { sandbox, data, parent } = await withParent();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  await data(ADD, { id: parent, codes: codes('FINN-1') });
  sandbox.advance(150);
  vi.advanceTimersByTime(200);
  expect(sandbox.luma.discounts[0]?.codes.map(({ code }) => code)).toEqual(['ADA-10', 'FINN-1']);
  settleBulkCreations(sandbox, sandbox.luma);
  expect(sandbox.luma.discounts[0]?.codes).toHaveLength(2);
});

test('250 codes go in one call and 251 do not', async () => {
  const { sandbox, data, call, parent, bulk } = await withParent();
  const many = Array.from({ length: 251 }, (_, index) => `BULK-${index}`);
  expect((await call(ADD, { id: parent, codes: codes(...many) })).body.errors?.[0]?.extensions).toEqual({
    code: 'MAX_INPUT_SIZE_EXCEEDED',
  });
  expect(sandbox.luma.bulkCreations).toEqual([]);
  await data(ADD, { id: parent, codes: codes(...many.slice(1)) });
  sandbox.advance(150);
  expect(await data(POLL, { id: bulk() })).toMatchObject({ discountRedeemCodeBulkCreation: { importedCount: 250 } });
});

test('no codes, or a discount that is not there, are user errors', async () => {
  const { data, parent } = await withParent();
  expect(await data(ADD, { id: parent, codes: [] })).toMatchObject({
    discountRedeemCodeBulkAdd: { bulkCreation: null, userErrors: [{ code: 'BLANK', field: ['codes'] }] },
  });
  expect(await data(ADD, { id: gid('DiscountCodeNode', '1'), codes: codes('X') })).toMatchObject({
    discountRedeemCodeBulkAdd: { userErrors: [{ code: 'INVALID', field: ['discountId'] }] },
  });
});

test('single codes are revoked by id or by search, never by both or by nothing', async () => {
  const { sandbox, data, parent } = await withParent();
  await data(ADD, { id: parent, codes: codes('FINN-1', 'FINN-2', 'FAYE-1') });
  sandbox.advance(150);
  settleBulkCreations(sandbox, sandbox.luma);
  const finn = gid('DiscountRedeemCode', findRedeemCode(sandbox.luma, 'FINN-1')?.redeemCode.id ?? '');
  expect(await data(REVOKE, { d: parent, ids: [finn] })).toMatchObject({
    discountCodeRedeemCodeBulkDelete: { job: { done: false }, userErrors: [] },
  });
  expect(findRedeemCode(sandbox.luma, 'FINN-1')).not.toBeNull();
  sandbox.advance(150);
  settleJobs(sandbox, sandbox.luma);
  expect(findRedeemCode(sandbox.luma, 'FINN-1')).toBeNull();
  await data(REVOKE, { d: parent, search: 'code:faye*' });
  const job = gid('Job', sandbox.luma.jobs.at(-1)?.id ?? '');
  expect(await data(JOB, { job })).toEqual({ job: { id: job, done: false } });
  sandbox.advance(150);
  expect(await data(JOB, { job })).toEqual({ job: { id: job, done: true } });
  expect(await data(JOB, { job: gid('Job', '1') })).toEqual({ job: null });
  expect(sandbox.luma.discounts[0]?.codes.map(({ code }) => code)).toEqual(['ADA-10', 'FINN-2']);
  expect(await data(REVOKE, { d: parent })).toMatchObject({
    discountCodeRedeemCodeBulkDelete: { job: null, userErrors: [{ code: 'MISSING_ARGUMENT' }] },
  });
  expect(await data(REVOKE, { d: parent, ids: [], search: 'x' })).toMatchObject({
    discountCodeRedeemCodeBulkDelete: { userErrors: [{ code: 'TOO_MANY_ARGUMENTS' }] },
  });
});
