import { expect, test } from 'vitest';
import { gid } from '../../world/ids.ts';
import { openAdminApi } from '../../testing/admin-client.ts';

test('tags are added and taken away without regard to case, by those who may', async () => {
  const { sandbox, data, call } = await openAdminApi();
  const id = gid('Customer', sandbox.luma.customers[1]?.id ?? '');
  const run = (name: string, tags: string[]) =>
    data(
      `mutation ($id: ID!, $tags: [String!]!) { ${name}(id: $id, tags: $tags) { node { ... on Customer { tags } } userErrors { message } } }`,
      { id, tags },
    );
  expect(await run('tagsAdd', ['VIP', 'friend', 'vip'])).toMatchObject({
    tagsAdd: { node: { tags: ['VIP', 'friend'] } },
  });
  expect(await run('tagsRemove', ['vip'])).toMatchObject({ tagsRemove: { node: { tags: ['friend'] } } });
  expect(await run('tagsAdd', ['insider, early'])).toMatchObject({
    tagsAdd: { node: { tags: ['early', 'friend', 'insider'] } },
  });
  const order = gid('Order', sandbox.luma.orders[0]?.id ?? '');
  const { body } = await call(`mutation { tagsAdd(id: "${order}", tags: ["x"]) { userErrors { message } } }`);
  expect(body.errors?.[0]?.extensions?.['requiredAccess']).toBe('`write_orders` access scope.');
});
