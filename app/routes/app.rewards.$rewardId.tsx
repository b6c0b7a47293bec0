import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { findAdvocate } from '#app/db/advocates.ts';
import { listRewardTimeline } from '#app/db/ledger.ts';
import { listNotes } from '#app/db/notes.ts';
import { findProgram } from '#app/db/programs.ts';
import { findReferral } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findReward } from '#app/db/rewards.ts';
import { isId, type RewardId } from '#app/domain/ids.ts';
import { rewardActions } from '#app/domain/reward/reward-actions.ts';
import { summarizeReward } from '#app/domain/reward/summarize-reward.ts';
import { finishTask } from '#app/operations/finish-task.ts';
import { grantLimitedReward } from '#app/operations/grant-limited-reward.ts';
import { resendMessage } from '#app/operations/resend-message.ts';
import { takeBackReward } from '#app/operations/take-back-reward.ts';
import { DetailsCard } from '#app/ui/details-card.tsx';
import { NoteCard } from '#app/ui/note-card.tsx';
import { rewardRefusals, type RewardOutcome } from '#app/ui/reward-outcome.ts';
import { RewardsCard } from '#app/ui/rewards-card.tsx';
import { useText } from '#app/ui/text.tsx';
import { TimelineCard } from '#app/ui/timeline-card.tsx';
import { useRefreshWhile } from '#app/ui/use-refresh-while.ts';
import { useRewardActions } from '#app/ui/use-reward-actions.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const reward = await findReward(shop.id, requireRewardId(params['rewardId']));
  if (reward === null) throw new Response(null, { status: 404 });
  const [reversals, advocate, program, referral, timeline, notes] = await Promise.all([
    listReversals(shop.id, [reward.id]),
    findAdvocate(shop.id, reward.advocateId),
    findProgram(shop.id, reward.programId),
    reward.referralId === null ? null : findReferral(shop.id, reward.referralId),
    listRewardTimeline(shop.id, reward.id),
    listNotes(shop.id, { about: 'reward', aboutId: reward.id }),
  ]);
  return {
    reward: summarizeReward(reward, reversals),
    advocate: { id: reward.advocateId, firstName: advocate?.firstName ?? '' },
    program: { name: program?.name ?? '', versionNumber: reward.versionNumber },
    orderName: referral?.orderName ?? null,
    timeline: timeline.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    notes: notes.map(({ id, text, writtenAt }) => ({ id, text, writtenAt: writtenAt.toISOString() })),
  };
}

const wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(rewardActions) }),
  z.object({ intent: z.literal('resend'), pressKey: z.uuid() }),
]);

/** What the merchant does about one reward, wherever it is shown. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const rewardId = requireRewardId(params['rewardId']);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const asked = parsed.data;
  const target = { shop, rewardId, now: new Date() };
  const outcome =
    asked.intent === 'resend'
      ? await resendMessage({ ...target, pressKey: asked.pressKey })
      : asked.intent === 'give'
        ? await grantLimitedReward(target)
        : asked.intent === 'take_back'
          ? await takeBackReward(target)
          : await finishTask({ ...target, answer: asked.intent });
  if (!('refused' in outcome)) return json<RewardOutcome>({ done: asked.intent });
  return json<RewardOutcome>({ refused: outcome.refused }, { status: rewardRefusals[outcome.refused].status });
}

export default function RewardPage() {
  const t = useText();
  const rewardActions = useRewardActions();
  const { reward, advocate, program, orderName, timeline, notes } = useLoaderData<typeof loader>();
  useRefreshWhile(reward.isBeingTakenBack || reward.status === 'approved' || reward.status === 'issuing');
  const { side, cause, referralId } = reward;
  const whose =
    side === 'friend' && orderName !== null
      ? t('reward.ofFriend', { order: orderName })
      : advocate.firstName === ''
        ? t('reward.ofNobody')
        : t('reward.ofAdvocate', { advocate: advocate.firstName });
  const details = [
    {
      term: t('referral.program'),
      text: t('referrals.programVersion', { program: program.name, number: program.versionNumber }),
    },
    ...(orderName === null ? [] : [{ term: t('referrals.columns.order'), text: orderName }]),
  ];
  return (
    <Page
      title={t(`reward.cause.${side === 'friend' ? 'friend' : cause}`)}
      subtitle={whose}
      backAction={{ content: t('reward.back'), url: '/app/rewards' }}
    >
      <Layout>
        {rewardActions.refusal === null ? null : (
          <Layout.Section variant="fullWidth">
            <Banner tone="warning">
              <Text as="p">{rewardActions.refusal}</Text>
            </Banner>
          </Layout.Section>
        )}
        <Layout.Section>
          <BlockStack gap="400">
            <RewardsCard
              heading={t('reward.what')}
              rewards={[reward]}
              none=""
              isAlone
              isLinked={referralId !== null}
              isBusy={rewardActions.isBusy}
              onAct={rewardActions.act}
              onResend={rewardActions.resend}
              onAnswer={rewardActions.answer}
            />
            <TimelineCard entries={timeline} notes={Object.fromEntries(notes.map(({ id, text }) => [id, text]))} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <DetailsCard
              details={details}
              link={{ url: `/app/advocates/${advocate.id}`, words: t('reward.advocatePage') }}
            />
            <NoteCard about="reward" aboutId={reward.id} notes={notes} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function requireRewardId(text: string | undefined): RewardId {
  if (!isId('rw', text)) throw new Response(null, { status: 404 });
  return text;
}
