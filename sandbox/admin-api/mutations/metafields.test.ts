import { expect, test } from 'vitest';
import { gid } from '../../world/ids.ts';
import { openAdminApi } from '../../testing/admin-client.ts';

const SET =
  'mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { namespace key value type compareDigest } userErrors { code field message } } }';
const OWN = 'app--8f3b1c6a9d2e4f70a1b2c3d4e5f60718';

async function open() {
  const client = await openAdminApi();
  const { luma } = client.sandbox;
  const ada = gid('Customer', luma.customers[0]?.id ?? '');
  const installation = gid('AppInstallation', luma.installation?.id ?? '');
  return { ...client, luma, ada, installation };
}

test('an app writes and reads its own metafields on its installation and on customers', async () => {
  const { data, ada, installation } = await open();
  const written = await data(SET, {
    m: [
      { ownerId: installation, key: 'settings', type: 'json', value: '{"on":true}' },
      { ownerId: ada, namespace: '$app:referrals', key: 'invites', type: 'number_integer', value: '3' },
    ],
  });
  expect(written).toMatchObject({
    metafieldsSet: { metafields: [{ namespace: OWN }, { namespace: `${OWN}--referrals` }], userErrors: [] },
  });
  const read =
    'query ($id: ID!) { currentAppInstallation { metafield(key: "settings") { jsonValue } metafields(first: 5, namespace: "$app") { nodes { ownerType } } } customer(id: $id) { metafield(namespace: "$app:referrals", key: "invites") { jsonValue } } }';
  expect(await data(read, { id: ada })).toEqual({
    currentAppInstallation: {
      metafield: { jsonValue: { on: true } },
      metafields: { nodes: [{ ownerType: 'API_PERMISSION' }] },
    },
    customer: { metafield: { jsonValue: 3 } },
  });
});

test('a second write replaces the value, and a stale digest is refused', async () => {
  const { data, luma, ada } = await open();
  const set = (value: string, more: Record<string, unknown> = {}) =>
    data(SET, { m: [{ ownerId: ada, key: 'note', value, ...more }] });
  const first = await set('one', { type: 'single_line_text_field' });
  await set('two');
  expect(luma.metafields).toHaveLength(1);
  const [metafield] = (first['metafieldsSet'] as { metafields: { compareDigest: string }[] }).metafields;
  expect(await set('three', { compareDigest: metafield?.compareDigest })).toMatchObject({
    metafieldsSet: { userErrors: [{ code: 'STALE_OBJECT' }] },
  });
  expect(luma.metafields[0]?.value).toBe('two');
});

test.each([
  ['no type', { type: null }, 'BLANK'],
  ['a value of another type', { type: 'number_integer', value: 'many' }, 'INVALID_VALUE'],
  ['a list with one wrong item', { type: 'list.number_integer', value: '[1,"x"]' }, 'INVALID_VALUE'],
  ['an unknown type', { type: 'colour' }, 'INCLUSION'],
  ["another app's namespace", { namespace: 'app--42' }, 'APP_NOT_AUTHORIZED'],
  ['a customer that is not there', { ownerId: 'gid://shopify/Customer/1' }, 'INVALID'],
  ['a short key', { key: 'x' }, 'TOO_SHORT'],
])('a metafield with %s is refused, and with it all of the call', async (_name, change, code) => {
  const { data, luma, ada } = await open();
  const good = { ownerId: ada, key: 'note', type: 'single_line_text_field', value: 'hello' };
  const answer = await data(SET, { m: [good, { ...good, key: 'other', ...change }] });
  expect(answer).toMatchObject({
    metafieldsSet: { metafields: null, userErrors: [{ code, field: ['metafields', '1', expect.any(String)] }] },
  });
  expect(luma.metafields).toEqual([]);
});

test('a metafield needs permission to write its owner', async () => {
  const { call, luma } = await open();
  const { body } = await call(SET, {
    m: [{ ownerId: gid('Product', luma.products[0]?.id ?? ''), key: 'note', type: 'boolean', value: 'true' }],
  });
  expect(body.errors?.[0]).toMatchObject({
    message: 'Access denied for metafieldsSet field. Required access: `write_products` access scope.',
    extensions: { code: 'ACCESS_DENIED' },
  });
});

test('deleted metafields are gone, and what was not there is null', async () => {
  const { data, luma, ada } = await open();
  await data(SET, { m: [{ ownerId: ada, key: 'note', type: 'boolean', value: 'true' }] });
  const remove =
    'mutation ($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) { deletedMetafields { key } userErrors { message } } }';
  const m = [
    { ownerId: ada, namespace: '$app', key: 'note' },
    { ownerId: ada, namespace: '$app', key: 'gone' },
  ];
  expect(await data(remove, { m })).toEqual({
    metafieldsDelete: { deletedMetafields: [{ key: 'note' }, null], userErrors: [] },
  });
  expect(luma.metafields).toEqual([]);
});
