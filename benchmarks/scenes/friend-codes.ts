import { claimFriendCodes } from '../claims.ts';
import type { Figure } from '../figures.ts';
import type { SceneOptions } from '../scene.ts';
import type { Stage } from '../stage.ts';

const claimCount = 500;

/** How many mutations the friend codes cost: seen by Shopify, over a wave of claims that empties the pool twice. */
export async function measureFriendCodes(stage: Stage, { say }: SceneOptions): Promise<Figure[]> {
  say(`${claimCount} friends claim a code …`);
  const codes = await claimFriendCodes(stage, claimCount);
  // Every code of ours comes from a bulk addition; the first one of a discount is its seed and never handed out.
  const batches = stage.shop.bulkCreations.filter((creation) =>
    creation.codes.some(({ code }) => code.startsWith('HI-')),
  );
  const minted = batches.flatMap((batch) => batch.codes).filter(({ redeemCodeId }) => redeemCodeId !== null).length;
  if (new Set(codes).size !== codes.length) throw new Error('A friend code was given out twice.');
  const per100 = (batches.length / minted) * 100;
  return [
    {
      id: 'codes.mutations',
      what: `Admin API mutations for 100 friend codes (${minted} minted)`,
      measured: per100,
      unit: '',
      wanted: { atMost: 1 },
    },
  ];
}
