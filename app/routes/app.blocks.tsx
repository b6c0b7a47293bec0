import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { BlockStack, InlineStack, Layout, Page, Pagination } from '@shopify/polaris';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { listBlocks } from '#app/db/blocks.ts';
import type { Shop } from '#app/db/shops.ts';
import { isId, type BlockId } from '#app/domain/ids.ts';
import { blockTyped } from '#app/operations/block-typed.ts';
import { lookUpBlocked } from '#app/operations/look-up-blocked.ts';
import { releaseBlock, restoreBlock } from '#app/operations/release-block.ts';
import { BlockForm } from '#app/ui/block-form.tsx';
import { BlockLookUp } from '#app/ui/block-look-up.tsx';
import { blockListRefusals, type BlockListOutcome } from '#app/ui/block-outcome.ts';
import { BlockTable } from '#app/ui/block-table.tsx';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { useText } from '#app/ui/text.tsx';

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = new URL(request.url).searchParams.get('before');
  const before = isId('bl', asked) ? asked : undefined;
  const rows = await listBlocks(shop.id, { before, size: pageSize + 1 });
  return {
    isFirst: before === undefined,
    last: rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null,
    // The hash stays where it is.
    blocks: rows.slice(0, pageSize).map(({ id, kind, note, blockedAt, from, orderName }) => ({
      ...{ id, kind, note },
      blockedAt: blockedAt.toISOString(),
      from: from === null || orderName === null ? null : { ...from, orderName },
    })),
  };
}

const wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), typed: z.string().max(300), note: z.string().max(5000) }),
  z.object({ intent: z.literal('look_up'), typed: z.string().max(300) }),
  z.object({ intent: z.literal('remove'), blockId: z.custom<BlockId>((id) => isId('bl', id)) }),
  z.object({ intent: z.literal('restore'), undo: z.string().max(5000) }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const outcome = await carryOut(shop, parsed.data);
  return json<BlockListOutcome>(outcome, {
    status: 'refused' in outcome ? blockListRefusals[outcome.refused].status : 200,
  });
}

async function carryOut(shop: Shop, asked: z.output<typeof wish>): Promise<BlockListOutcome> {
  const now = new Date();
  switch (asked.intent) {
    case 'add': {
      const { typed, note } = asked;
      const outcome = await blockTyped({ shop, typed, note, now });
      return 'refused' in outcome ? { ...outcome, at: 'add' } : { done: 'added', typed: typed.trim() };
    }
    case 'look_up': {
      const outcome = await lookUpBlocked({ shop, typed: asked.typed });
      if ('refused' in outcome) return { ...outcome, at: 'look_up' };
      return { done: 'looked_up', typed: outcome.typed, foundBy: outcome.foundBy };
    }
    case 'remove': {
      const outcome = await releaseBlock({ shop, blockId: asked.blockId, now });
      return 'refused' in outcome ? { ...outcome, at: 'list' } : { done: 'removed', undo: outcome.undo };
    }
    case 'restore': {
      const outcome = await restoreBlock({ shop, undo: asked.undo, now });
      return 'refused' in outcome ? { ...outcome, at: 'list' } : { done: 'restored' };
    }
  }
}

export default function Blocks() {
  const t = useText();
  const navigate = useNavigate();
  const { blocks, isFirst, last } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('blocks.title')}
      subtitle={t('blocks.subtitle')}
      backAction={{ content: t('blocks.back'), url: '/app/review' }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <BlockTable blocks={blocks} />
            {blocks.length === 0 && isFirst ? (
              <EmptyCard heading={t('blocks.empty.heading')} body={t('blocks.empty.body')} />
            ) : null}
            {isFirst && last === null ? null : (
              <InlineStack align="center">
                <Pagination
                  hasPrevious={!isFirst}
                  hasNext={last !== null}
                  onPrevious={() => navigate('/app/blocks')}
                  onNext={() => navigate(`/app/blocks?before=${last ?? ''}`)}
                  accessibilityLabels={{ previous: t('blocks.first'), next: t('blocks.next') }}
                />
              </InlineStack>
            )}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <BlockForm />
            <BlockLookUp />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
