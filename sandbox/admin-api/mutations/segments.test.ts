import { expect, test } from 'vitest';
import { openAdminApi } from '../../testing/admin-client.ts';
import { basicInput, CREATE_BASIC } from '../../testing/discounts.ts';
import { gid } from '../../world/ids.ts';

const SEGMENTS = `query Segments($query: String) {
  segments(first: 25, query: $query) { nodes { id name query } pageInfo { hasNextPage endCursor } }
}`;
const MEMBERSHIP = `query SegmentMembership($customerId: ID!, $segmentIds: [ID!]!) {
  customerSegmentMembership(customerId: $customerId, segmentIds: $segmentIds) { memberships { segmentId isMember } }
}`;
const MEMBERS = `query Members($query: String!) {
  customerSegmentMembers(first: 20, query: $query) { totalCount edges { node { id firstName numberOfOrders } } }
}`;
const CREATE = `mutation CreateSegment($name: String!, $query: String!) {
  segmentCreate(name: $name, query: $query) { segment { id name query } userErrors { field message } }
}`;

const idOfName = (people: { id: string; firstName: string }[], name: string) =>
  people.find(({ firstName }) => firstName === name)?.id ?? '';

test('every shop has segments, and a customer is in those whose query is true', async () => {
  const { sandbox, data } = await openAdminApi();
  const { customers, segments } = sandbox.luma;
  expect(await data(SEGMENTS, { query: null })).toMatchObject({
    segments: { nodes: segments.map(({ name, query }) => ({ name, query })) },
  });
  const segmentIds = segments.map(({ id }) => gid('Segment', id));
  const membersOf = async (name: string) => {
    const customerId = gid('Customer', idOfName(customers, name));
    const { customerSegmentMembership } = await data(MEMBERSHIP, { customerId, segmentIds });
    const { memberships } = customerSegmentMembership as { memberships: { isMember: boolean }[] };
    return memberships.map(({ isMember }) => isMember);
  };
  expect(await membersOf('Ada')).toEqual([true, true, false, true]);
  expect(await membersOf('Finn')).toEqual([false, false, true, false]);
});

test('a query finds its customers, a wrong one is an error', async () => {
  const { data, call } = await openAdminApi();
  expect(await data(MEMBERS, { query: "customer_tags CONTAINS 'staff' AND number_of_orders = 0" })).toMatchObject({
    customerSegmentMembers: { totalCount: 1, edges: [{ node: { firstName: 'Theo', numberOfOrders: '0' } }] },
  });
  expect((await call(MEMBERS, { query: 'shoe_size > 40' })).body.errors?.[0]?.message).toBe(
    "'shoe_size' filter cannot be found.",
  );
});

test('a segment is made when its query can be read and its name is free', async () => {
  const { sandbox, data } = await openAdminApi();
  const count = sandbox.luma.segments.length;
  const make = (name: string, query: string) => data(CREATE, { name, query });
  expect(await make('Insiders', "customer_tags CONTAINS 'insider'")).toMatchObject({
    segmentCreate: { segment: { name: 'Insiders' }, userErrors: [] },
  });
  expect(await make('insiders', 'number_of_orders > 1')).toMatchObject({
    segmentCreate: { segment: null, userErrors: [{ field: ['name'] }] },
  });
  expect(await make('Odd', 'number_of_orders ~ 1')).toMatchObject({
    segmentCreate: { segment: null, userErrors: [{ field: ['query'] }] },
  });
  expect(sandbox.luma.segments).toHaveLength(count + 1);
});

test('a discount may be for a segment of the shop', async () => {
  const { sandbox, data } = await openAdminApi();
  const segment = gid('Segment', sandbox.luma.segments[0]?.id ?? '');
  const create = (id: string) =>
    data(CREATE_BASIC, { d: basicInput({ context: { customerSegments: { add: [id] } } }) });
  expect(await create(gid('Segment', '1'))).toMatchObject({
    discountCodeBasicCreate: { userErrors: [{ code: 'INVALID' }] },
  });
  expect(await create(segment)).toMatchObject({ discountCodeBasicCreate: { userErrors: [] } });
  const query = `{ codeDiscountNodeByCode(code: "ADA-10") { codeDiscount { ... on DiscountCodeBasic { context { ... on DiscountCustomerSegments { segments { id } } } } } } }`;
  expect(await data(query)).toEqual({
    codeDiscountNodeByCode: { codeDiscount: { context: { segments: [{ id: segment }] } } },
  });
});
