import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { BlockStack, InlineStack, Page, Pagination } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { listWaitingReferrals, type QueueCursor, type WaitingReferral } from '#app/db/review-queue.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import { signsOf } from '#app/domain/fraud/suspicion.ts';
import { isId } from '#app/domain/ids.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { waitOf } from '#app/domain/wait.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { ReviewList } from '#app/ui/review-list.tsx';
import type { ReviewItemView } from '#app/ui/review-item.tsx';
import { useText } from '#app/ui/text.tsx';

const pageSize = 20;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const after = parseCursor(new URL(request.url).searchParams.get('after'));
  const rows = await listWaitingReferrals(shop.id, { after, size: pageSize + 1 });
  const last = rows[pageSize - 1];
  const now = new Date();
  return {
    items: rows.slice(0, pageSize).map((row) => toItem(row, now)),
    isFirst: after === undefined,
    next: rows.length > pageSize && last !== undefined ? `${last.suspicion}.${last.id}` : null,
  };
}

/** Where the page before ended; anything that is not that is the beginning. */
function parseCursor(text: string | null): QueueCursor | undefined {
  const [suspicion, id] = text?.split('.') ?? [];
  return suspicion !== undefined && /^\d{1,6}$/.test(suspicion) && isId('rf', id)
    ? { suspicion: Number(suspicion), id }
    : undefined;
}

function toItem(row: WaitingReferral, now: Date): ReviewItemView {
  const { id, orderName, advocateFirstName, programName, status, isAskedAbout, decision } = row;
  return {
    ...{ id, orderName, advocateFirstName, programName, status, isAskedAbout },
    subtotal: toDecimalMoney(row.orderSubtotal),
    reasons: reasonsOf(decision),
    ...signsOf(decision),
    waits: waitOf(row.waitingSince ?? row.decidedAt, now),
  };
}

export default function Review() {
  const t = useText();
  const navigate = useNavigate();
  const { items, isFirst, next } = useLoaderData<typeof loader>();
  const hasPages = !isFirst || next !== null;
  return (
    <Page
      title={t('review.title')}
      subtitle={t('review.subtitle')}
      secondaryActions={[{ content: t('review.blockList'), url: '/app/blocks' }]}
    >
      <BlockStack gap="400">
        <ReviewList items={items} />
        {items.length > 0 ? null : isFirst ? (
          <EmptyCard
            heading={t('review.empty.heading')}
            body={t('review.empty.body')}
            action={{ words: t('review.empty.action'), url: '/app/referrals' }}
          />
        ) : (
          <EmptyCard heading={t('review.empty.endHeading')} body={t('review.empty.endBody')} />
        )}
        {hasPages ? (
          <InlineStack align="center">
            <Pagination
              hasPrevious={!isFirst}
              hasNext={next !== null}
              onPrevious={() => navigate('/app/review')}
              onNext={() => navigate(`/app/review?after=${next ?? ''}`)}
              accessibilityLabels={{ previous: t('review.first'), next: t('review.next') }}
            />
          </InlineStack>
        ) : null}
      </BlockStack>
    </Page>
  );
}
