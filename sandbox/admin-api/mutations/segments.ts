import { gid, partsOf } from '../../world/ids.ts';
import { InvalidSegmentQuery, segmentCondition } from '../../world/segment-query.ts';
import type { Segment } from '../../world/segments.ts';
import type { Shop } from '../../world/types.ts';
import type { AdminContext } from '../context.ts';
import { segmentView } from '../views/segment.ts';

interface Refusal {
  field: string[];
  message: string;
}

export const segmentMutations = {
  segmentCreate: ({ name, query }: { name: string; query: string }, context: AdminContext) => {
    const { sandbox, shop } = context;
    const refusals = [...nameRefusals(shop, name, null), ...queryRefusals(query)];
    if (refusals.length > 0) return { segment: null, userErrors: userErrors(refusals) };
    const now = sandbox.now().toISOString();
    const segment: Segment = { id: sandbox.newId(), name, query, createdAt: now, updatedAt: now };
    shop.segments.push(segment);
    sandbox.changed();
    return { segment: segmentView(segment), userErrors: [] };
  },

  segmentUpdate: (
    { id, name, query }: { id: string; name?: string | null; query?: string | null },
    { sandbox, shop }: AdminContext,
  ) => {
    const segment = findSegment(shop, id);
    if (!segment) return { segment: null, userErrors: userErrors([MISSING]) };
    const next = { name: name ?? segment.name, query: query ?? segment.query };
    const refusals = [...nameRefusals(shop, next.name, segment), ...queryRefusals(next.query)];
    if (refusals.length > 0) return { segment: null, userErrors: userErrors(refusals) };
    Object.assign(segment, next, { updatedAt: sandbox.now().toISOString() });
    sandbox.changed();
    return { segment: segmentView(segment), userErrors: [] };
  },

  segmentDelete: ({ id }: { id: string }, { sandbox, shop }: AdminContext) => {
    const segment = findSegment(shop, id);
    if (!segment) return { deletedSegmentId: null, userErrors: userErrors([MISSING]) };
    shop.segments = shop.segments.filter((each) => each !== segment);
    sandbox.changed();
    return { deletedSegmentId: gid('Segment', segment.id), userErrors: [] };
  },
};

const MISSING: Refusal = { field: ['id'], message: 'Segment does not exist' };

function findSegment(shop: Shop, value: string): Segment | null {
  const { kind, id } = partsOf(value);
  return (kind === 'Segment' && shop.segments.find((segment) => segment.id === id)) || null;
}

function nameRefusals(shop: Shop, name: string, own: Segment | null): Refusal[] {
  if (name.trim() === '') return [{ field: ['name'], message: "Name can't be blank" }];
  const isTaken = shop.segments.some((each) => each !== own && each.name.toLowerCase() === name.toLowerCase());
  return isTaken ? [{ field: ['name'], message: 'Name has already been taken' }] : [];
}

function queryRefusals(query: string): Refusal[] {
  try {
    segmentCondition(query);
    return [];
  } catch (error) {
    if (error instanceof InvalidSegmentQuery) return [{ field: ['query'], message: error.message }];
    throw error;
  }
}

function userErrors(refusals: Refusal[]): Record<string, unknown>[] {
  return refusals.map((refusal) => ({ __typename: 'UserError', ...refusal }));
}
