import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { getClaim } from '#app/db/claims.ts';
import { listReferralTimeline } from '#app/db/ledger.ts';
import { findReferral } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { listNotes } from '#app/db/notes.ts';
import { listRewardsOfReferral } from '#app/db/rewards.ts';
import { merchantReasons, reasonsOf, type Evidence } from '#app/domain/decision.ts';
import { isId, type ReferralId } from '#app/domain/ids.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { longestNote } from '#app/domain/note.ts';
import { summarizeRewards } from '#app/domain/reward/summarize-reward.ts';
import { blockPerson, findBlockSteps, unblockPerson } from '#app/operations/block-person.ts';
import { reopenReferral } from '#app/operations/reopen-referral.ts';
import { settleReferral, type Verdict } from '#app/operations/settle-referral.ts';
import { AppealBanner } from '#app/ui/appeal-banner.tsx';
import { describeChannel } from '#app/ui/channel-words.ts';
import { DecisionCard } from '#app/ui/decision-card.tsx';
import { DetailsCard } from '#app/ui/details-card.tsx';
import type { EvidenceView } from '#app/ui/evidence.ts';
import {
  referralIntents,
  referralRefusals,
  type ReferralIntent,
  type ReferralOutcome,
} from '#app/ui/referral-outcome.ts';
import { NoteCard } from '#app/ui/note-card.tsx';
import { RewardsCard } from '#app/ui/rewards-card.tsx';
import { TakeBackModal } from '#app/ui/take-back-modal.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';
import { TimelineCard } from '#app/ui/timeline-card.tsx';
import { useSingleFetcher } from '#app/ui/use-single-fetcher.ts';
import { useRewardActions } from '#app/ui/use-reward-actions.ts';
import { useRefreshWhile } from '#app/ui/use-refresh-while.ts';
import type { Declined } from '#app/ui/verdict-form.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const referral = await findReferral(shop.id, requireReferralId(params['referralId']));
  if (referral === null) throw new Response(null, { status: 404 });
  const claim = await getClaim(shop.id, referral.claimId);
  const [rewards, timeline, blockSteps, notes] = await Promise.all([
    listRewardsOfReferral(shop.id, referral.id),
    listReferralTimeline(shop.id, referral.id, claim.id, claim.visitId),
    findBlockSteps(shop, referral.id),
    listNotes(shop.id, { about: 'referral', aboutId: referral.id }),
  ]);
  const reversals = await listReversals(
    shop.id,
    rewards.map(({ id }) => id),
  );
  const { advocateFirstName, orderName, programName, versionNumber, status, channel, decision, orderSubtotal } =
    referral;
  return {
    referral: {
      id: referral.id,
      advocateId: referral.advocateId,
      advocateFirstName,
      orderName,
      programName,
      versionNumber,
      status,
      channel,
      reasons: reasonsOf(decision),
      flags: decision.flags,
      subtotal: toDecimalMoney(orderSubtotal),
      round: referral.round,
      askedAt: referral.isAskedAbout ? (referral.appealedAt?.toISOString() ?? null) : null,
      waitingSince: referral.waitingSince?.toISOString() ?? null,
    },
    evidence: decision.evidence.map(toEvidenceView),
    // An order can be recognised without anybody having claimed.
    claimedAt: timeline.find(({ kind }) => kind === 'friend_claimed')?.at.toISOString() ?? null,
    rewards: summarizeRewards(rewards, reversals),
    blockIntents: blockIntents.filter((intent) => blockSteps.includes(intent)),
    timeline: timeline.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    notes: notes.map(({ id, text, writtenAt }) => ({ id, text, writtenAt: writtenAt.toISOString() })),
  };
}

const blockIntents = ['block_friend', 'block_advocate', 'unblock_friend', 'unblock_advocate'] as const;
const wish = z.object({
  intent: z.enum(referralIntents),
  reason: z.enum(merchantReasons).optional(),
  note: z.string().max(longestNote).optional(),
  /** What the page showed. */
  status: z.enum(['held', 'rewarded', 'declined', 'reversed']).optional(),
  round: z.coerce.number().int().positive().optional(),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const referralId = requireReferralId(params['referralId']);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { intent, status, round, ...said } = parsed.data;
  const seen = status === undefined || round === undefined ? undefined : { status, round };
  const outcome = await carryOut(intent, { shop, referralId, seen, ...said, now: new Date() });
  if ('refused' in outcome)
    return json<ReferralOutcome>({ refused: outcome.refused }, { status: referralRefusals[outcome.refused].status });
  return json<ReferralOutcome>({ done: intent });
}

type Target = Omit<Verdict, 'verdict'>;

async function carryOut(intent: ReferralIntent, target: Target) {
  switch (intent) {
    case 'approve':
    case 'decline':
      return await settleReferral({ ...target, verdict: intent });
    case 'reopen':
      return await reopenReferral(target);
    case 'leave':
    case 'take_back':
      return await settleReferral({ ...target, verdict: 'decline' });
    case 'block_friend':
    case 'block_advocate':
      return await blockPerson({ ...target, whom: whomOf(intent, target), note: target.note ?? '' });
    case 'unblock_friend':
    case 'unblock_advocate':
      return await unblockPerson({ ...target, whom: whomOf(intent, target) });
  }
}

function whomOf(intent: ReferralIntent, { referralId }: Target) {
  return { referralId, side: intent.endsWith('friend') ? 'friend' : 'advocate' } as const;
}

export default function ReferralPage() {
  const t = useText();
  const format = useFormat();
  const bridge = useAppBridge();
  const fetcher = useSingleFetcher<ReferralOutcome>();
  const { referral, evidence, claimedAt, rewards, timeline, notes, ...offered } = useLoaderData<typeof loader>();
  const rewardActions = useRewardActions();
  const [isAsking, setIsAsking] = useState(false);
  useRefreshWhile(
    rewards.some(({ status, isBeingTakenBack }) => isBeingTakenBack || status === 'approved' || status === 'issuing'),
  );

  const outcome = fetcher.data;
  const done = outcome !== undefined && 'done' in outcome ? outcome.done : null;
  const refusal =
    outcome !== undefined && 'refused' in outcome ? t(referralRefusals[outcome.refused].words) : rewardActions.refusal;
  useEffect(() => {
    if (done !== null) bridge.toast.show(t(`referral.toast.${done}`));
  }, [done, outcome, bridge, t]);

  const { advocateFirstName: advocate, status, round } = referral;
  // The verdict is about what is seen here: if it changed meanwhile, nothing is done and the merchant is told.
  const settle = (intent: ReferralIntent, declined: Partial<Declined & { status: string; round: number }> = {}) =>
    fetcher.submit({ intent, status, round, ...declined }, { method: 'post' });
  const details = [
    {
      term: t('referral.program'),
      text: t('referrals.programVersion', { program: referral.programName, number: referral.versionNumber }),
    },
    { term: t('referral.subtotal'), text: format.money(referral.subtotal) },
    { term: t('referral.channel'), text: describeChannel(referral.channel, t) },
    ...(referral.waitingSince === null
      ? []
      : [{ term: t('referral.waitsSince'), text: format.moment(referral.waitingSince) }]),
    ...(claimedAt === null ? [] : [{ term: t('referral.claimed'), text: format.moment(claimedAt) }]),
  ];
  return (
    <Page
      title={t('referral.title', { order: referral.orderName })}
      subtitle={advocate === '' ? t('referral.invitedByNobody') : t('referral.invitedBy', { advocate })}
      backAction={{ content: t('referral.back'), url: '/app/referrals' }}
      actionGroups={[
        {
          title: t('referral.blockList'),
          actions: offered.blockIntents.map((intent) => ({
            content: t(`referral.${intent}`),
            onAction: () => settle(intent),
          })),
        },
      ]}
    >
      <TakeBackModal
        isOpen={isAsking}
        about="referral"
        onTakeBack={() => settle('take_back')}
        onClose={() => setIsAsking(false)}
      />
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
            <AppealBanner status={status} askedAt={referral.askedAt} />
            <DecisionCard
              status={status}
              round={round}
              reasons={referral.reasons}
              flags={referral.flags}
              evidence={evidence}
              isBusy={fetcher.state !== 'idle'}
              isAskedAbout={referral.askedAt !== null}
              onSettle={(verdict) => (verdict === 'take_back' ? setIsAsking(true) : settle(verdict))}
              onDecline={(declined, seen) => settle('decline', { ...declined, ...seen })}
            />
            <TimelineCard entries={timeline} notes={Object.fromEntries(notes.map(({ id, text }) => [id, text]))} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <RewardsCard
              rewards={rewards}
              isBusy={rewardActions.isBusy}
              onAct={rewardActions.act}
              onResend={rewardActions.resend}
              onAnswer={rewardActions.answer}
              none={t(status === 'held' ? 'referral.noRewardsHeld' : 'referral.noRewards')}
            />
            <DetailsCard
              details={details}
              link={{ url: `/app/advocates/${referral.advocateId}`, words: t('referral.advocatePage') }}
            />
            <NoteCard about="referral" aboutId={referral.id} notes={notes} />
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
    subtotal: toDecimalMoney(evidence.subtotal),
    minimum: evidence.minimum === null ? null : toDecimalMoney(evidence.minimum),
  };
}
