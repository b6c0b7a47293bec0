import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { getClaim } from '#app/db/claims.ts';
import { listReferralTimeline } from '#app/db/ledger.ts';
import { findReferral } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { listRewardsOfReferral } from '#app/db/rewards.ts';
import { reasonsOf, type Evidence } from '#app/domain/decision.ts';
import { isId, type ReferralId } from '#app/domain/ids.ts';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import { summarizeReward } from '#app/domain/reward/summarize-reward.ts';
import { settleReferral, type SettleReferralRefusal } from '#app/operations/settle-referral.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';
import { describeChannel } from '#app/ui/channel-words.ts';
import { DecisionCard, type Verdict } from '#app/ui/decision-card.tsx';
import { DetailsCard } from '#app/ui/details-card.tsx';
import type { EvidenceView } from '#app/ui/evidence.ts';
import { RewardsCard } from '#app/ui/rewards-card.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';
import { TimelineCard } from '#app/ui/timeline-card.tsx';
import { useRewardActions } from '#app/ui/use-reward-actions.ts';
import { useRefreshWhile } from '#app/ui/use-refresh-while.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const referral = await findReferral(shop.id, requireReferralId(params['referralId']));
  if (referral === null) throw new Response(null, { status: 404 });
  const claim = await getClaim(shop.id, referral.claimId);
  const [rewards, timeline] = await Promise.all([
    listRewardsOfReferral(shop.id, referral.id),
    listReferralTimeline(shop.id, referral.id, claim.id, claim.visitId),
  ]);
  const reversals = await listReversals(
    shop.id,
    rewards.map(({ id }) => id),
  );
  const { advocateFirstName, orderName, programName, versionNumber, status, channel, decision, orderSubtotal } =
    referral;
  return {
    referral: {
      advocateId: referral.advocateId,
      advocateFirstName,
      orderName,
      programName,
      versionNumber,
      status,
      channel,
      reasons: reasonsOf(decision),
      flags: decision.flags,
      subtotal: toDecimal(orderSubtotal),
    },
    evidence: decision.evidence.map(toEvidenceView),
    claimedAt: claim.claimedAt.toISOString(),
    rewards: rewards.map((reward) =>
      summarizeReward(
        reward,
        reversals.filter(({ rewardId }) => rewardId === reward.id),
      ),
    ),
    timeline: timeline.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
  };
}

const wish = z.object({ intent: z.enum(['approve', 'decline']) });
type Outcome = { done: Verdict } | { refused: SettleReferralRefusal };

const refusals = {
  settled_before: { words: 'referral.refusal.settled_before', status: 409 },
  not_found: { words: 'referral.refusal.not_found', status: 404 },
  order_cancelled: { words: 'referral.refusal.order_cancelled', status: 409 },
  dispute_lost: { words: 'referral.refusal.dispute_lost', status: 409 },
  taken_back: { words: 'referral.refusal.taken_back', status: 409 },
  claim_already_rewarded: { words: 'referral.refusal.claim_already_rewarded', status: 409 },
} satisfies Record<SettleReferralRefusal, { words: AdminKey; status: number }>;

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const referralId = requireReferralId(params['referralId']);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const verdict = parsed.data.intent;
  const outcome = await settleReferral({ shop, referralId, verdict, now: new Date() });
  if ('refused' in outcome)
    return json<Outcome>({ refused: outcome.refused }, { status: refusals[outcome.refused].status });
  return json<Outcome>({ done: verdict });
}

export default function ReferralPage() {
  const t = useText();
  const format = useFormat();
  const bridge = useAppBridge();
  const fetcher = useFetcher<Outcome>();
  const { referral, evidence, claimedAt, rewards, timeline } = useLoaderData<typeof loader>();
  const rewardActions = useRewardActions();
  useRefreshWhile(rewards.some(({ status }) => status === 'approved' || status === 'issuing'));

  const outcome = fetcher.data;
  const done = outcome !== undefined && 'done' in outcome ? outcome.done : null;
  const refusal =
    outcome !== undefined && 'refused' in outcome ? t(refusals[outcome.refused].words) : rewardActions.refusal;
  useEffect(() => {
    if (done !== null) bridge.toast.show(t(`referral.toast.${done}`));
  }, [done, bridge, t]);

  const { advocateFirstName: advocate, status } = referral;
  const details = [
    {
      term: t('referral.program'),
      text: t('referrals.programVersion', { program: referral.programName, number: referral.versionNumber }),
    },
    { term: t('referral.subtotal'), text: format.money(referral.subtotal) },
    { term: t('referral.channel'), text: describeChannel(referral.channel, t) },
    { term: t('referral.claimed'), text: format.moment(claimedAt) },
  ];
  return (
    <Page
      title={t('referral.title', { order: referral.orderName })}
      subtitle={advocate === '' ? t('referral.invitedByNobody') : t('referral.invitedBy', { advocate })}
      backAction={{ content: t('referral.back'), url: '/app/referrals' }}
    >
      <Layout>
        {refusal === null ? null : (
          <Layout.Section variant="fullWidth">
            <Banner tone="warning">
              <Text as="p">{refusal}</Text>
            </Banner>
          </Layout.Section>
        )}
        <Layout.Section>
          <BlockStack gap="400">
            <DecisionCard
              status={status}
              reasons={referral.reasons}
              flags={referral.flags}
              evidence={evidence}
              isBusy={fetcher.state !== 'idle'}
              onSettle={(verdict) => fetcher.submit({ intent: verdict }, { method: 'post' })}
            />
            <TimelineCard entries={timeline} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <RewardsCard
              rewards={rewards}
              isBusy={rewardActions.isBusy}
              onAct={rewardActions.act}
              none={t(status === 'held' ? 'referral.noRewardsHeld' : 'referral.noRewards')}
            />
            <DetailsCard
              details={details}
              link={{ url: `/app/advocates/${referral.advocateId}`, words: t('referral.advocatePage') }}
            />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function requireReferralId(text: string | undefined): ReferralId {
  if (!isId('rf', text)) throw new Response(null, { status: 404 });
  return text;
}

function toEvidenceView(evidence: Evidence): EvidenceView {
  if (evidence.kind !== 'subtotal') return evidence;
  return {
    kind: 'subtotal',
    subtotal: toDecimal(evidence.subtotal),
    minimum: evidence.minimum === null ? null : toDecimal(evidence.minimum),
  };
}

function toDecimal(money: Money) {
  return { decimal: formatDecimal(money), currency: money.currency };
}
