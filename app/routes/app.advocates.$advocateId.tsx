import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { findAdvocate, listInviteCodes } from '#app/db/advocates.ts';
import { listNotes } from '#app/db/notes.ts';
import { listPrograms } from '#app/db/programs.ts';
import { listReferralsOfAdvocate } from '#app/db/referrals.ts';
import { getFiguresOfAdvocate } from '#app/db/report-figures.ts';
import { listReversals } from '#app/db/reversals.ts';
import { listRewardsOfAdvocate } from '#app/db/rewards.ts';
import { isId, type AdvocateId } from '#app/domain/ids.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import type { Figures } from '#app/domain/report/figures.ts';
import { periodOf } from '#app/domain/report/period.ts';
import { parseGift, readGiftForm } from '#app/domain/reward/gift-form.ts';
import { summarizeRewards } from '#app/domain/reward/summarize-reward.ts';
import { dateOf } from '#app/domain/time.ts';
import { blockPerson, findBlockStepsOfAdvocate, unblockPerson } from '#app/operations/block-person.ts';
import { giveGesture, longestNote } from '#app/operations/give-gesture.ts';
import { giveVanityCode } from '#app/operations/give-vanity-code.ts';
import { AdvocateFiguresCard, type AdvocateFigures } from '#app/ui/advocate-figures-card.tsx';
import { AdvocateReferralsCard } from '#app/ui/advocate-referrals-card.tsx';
import { DetailsCard } from '#app/ui/details-card.tsx';
import { GiftCard, type GiftOutcome } from '#app/ui/gift-card.tsx';
import { InviteCodesCard, type CodeOutcome } from '#app/ui/invite-codes-card.tsx';
import { NoteCard } from '#app/ui/note-card.tsx';
import { referralRefusals, type BlockRefusal } from '#app/ui/referral-outcome.ts';
import { RewardsCard } from '#app/ui/rewards-card.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';
import { useRefreshWhile } from '#app/ui/use-refresh-while.ts';
import { useRewardActions } from '#app/ui/use-reward-actions.ts';

/** As many as the page shows; the lists have the rest. */
const most = 10;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const advocateId = requireAdvocateId(params['advocateId']);
  const period = periodOf('last_365', dateOf(new Date(), shop.timeZone));
  const [advocate, rewards, referrals, figures, programs, codes, blockSteps, notes] = await Promise.all([
    findAdvocate(shop.id, advocateId),
    listRewardsOfAdvocate(shop.id, advocateId, most),
    listReferralsOfAdvocate(shop.id, advocateId, most),
    getFiguresOfAdvocate(shop, advocateId, period),
    listPrograms(shop.id),
    listInviteCodes(shop.id, advocateId),
    findBlockStepsOfAdvocate(shop, advocateId),
    listNotes(shop.id, { about: 'advocate', aboutId: advocateId }),
  ]);
  if (advocate === null) throw new Response(null, { status: 404 });
  const reversals = await listReversals(
    shop.id,
    rewards.map(({ id }) => id),
  );
  return {
    advocate: {
      id: advocateId,
      firstName: advocate.firstName,
      joinedAt: advocate.joinedAt.toISOString(),
      isErased: advocate.isErased,
    },
    figures: toFiguresView(figures),
    referrals: referrals.map((row) => ({
      id: row.id,
      orderName: row.orderName,
      status: row.status,
      isAskedAbout: row.isAskedAbout,
      subtotal: toDecimalMoney(row.orderSubtotal),
      decidedAt: row.decidedAt.toISOString(),
    })),
    blockSteps,
    notes: notes.map(({ id, text, writtenAt }) => ({ id, text, writtenAt: writtenAt.toISOString() })),
    codes: codes.map(({ code, isCurrent }) => ({ code, isCurrent })),
    rewards: summarizeRewards(rewards, reversals),
    programs: programs.flatMap(({ program: { id, name }, version }) => (version === null ? [] : [{ id, name }])),
    blank: emptyOfferForm(),
    currency: shop.currency,
  };
}

const wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('give'), form: z.string() }),
  z.object({ intent: z.literal('rename'), code: z.string().max(100) }),
  z.object({ intent: z.enum(['block', 'unblock']) }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const advocateId = requireAdvocateId(params['advocateId']);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const now = new Date();
  if (parsed.data.intent === 'rename') {
    const renamed = await giveVanityCode({ shop, advocateId, typed: parsed.data.code, now });
    if ('refused' in renamed) return json<CodeOutcome>(renamed, { status: 422 });
    return json<CodeOutcome>({ done: 'renamed', code: renamed.code });
  }
  if (parsed.data.intent !== 'give') {
    const { intent } = parsed.data;
    const whom = { advocateId };
    const outcome =
      intent === 'block' ? await blockPerson({ shop, whom, note: '', now }) : await unblockPerson({ shop, whom, now });
    if ('refused' in outcome)
      return json<AdvocateBlockOutcome>(outcome, { status: referralRefusals[outcome.refused].status });
    return json<AdvocateBlockOutcome>({ done: intent });
  }
  const form = readGiftForm(parsed.data.form);
  if (form === null || !isId('pr', form.programId)) throw new Response(null, { status: 400 });
  const gift = parseGift(form, { currency: shop.currency, longestNote });
  if (!gift.ok) return json<GiftOutcome>({ refused: 'invalid', problems: gift.problems }, { status: 422 });
  const { programId, note, formKey } = form;
  const outcome = await giveGesture({ shop, advocateId, programId, offer: gift.offer, note, formKey, now });
  if ('refused' in outcome) return json<GiftOutcome>({ refused: outcome.refused }, { status: 409 });
  return json<GiftOutcome>({ done: 'given' });
}

export default function AdvocatePage() {
  const t = useText();
  const format = useFormat();
  const bridge = useAppBridge();
  const blocks = useFetcher<AdvocateBlockOutcome>();
  const rewardActions = useRewardActions();
  const { advocate, figures, referrals, codes, rewards, programs, blank, currency, blockSteps, notes } =
    useLoaderData<typeof loader>();
  useRefreshWhile(
    rewards.some(({ status, isBeingTakenBack }) => isBeingTakenBack || status === 'approved' || status === 'issuing'),
  );
  const blocked = blocks.data;
  const done = blocked !== undefined && 'done' in blocked ? blocked.done : null;
  useEffect(() => {
    if (done !== null) bridge.toast.show(t(`referral.toast.${done}_advocate`));
  }, [done, blocked, bridge, t]);
  const refusal =
    blocked !== undefined && 'refused' in blocked ? t(referralRefusals[blocked.refused].words) : rewardActions.refusal;
  const list = new URLSearchParams({ advocate: advocate.id }).toString();
  return (
    <Page
      title={advocate.firstName === '' ? t('referrals.nobody') : advocate.firstName}
      subtitle={t('advocate.subtitle')}
      backAction={{ content: t('advocate.back'), url: '/app/advocates' }}
      secondaryActions={blockSteps.map((intent) => ({
        content: t(`advocate.${intent}`),
        disabled: blocks.state !== 'idle',
        onAction: () => blocks.submit({ intent }, { method: 'post' }),
      }))}
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
            {advocate.isErased ? (
              <Banner tone="info">
                <Text as="p">{t('advocate.erased')}</Text>
              </Banner>
            ) : blockSteps.includes('unblock') ? (
              <Banner tone="warning">
                <Text as="p">{t('advocate.blocked')}</Text>
              </Banner>
            ) : null}
            <AdvocateFiguresCard figures={figures} />
            <AdvocateReferralsCard referrals={referrals} listUrl={`/app/referrals?${list}`} />
            <RewardsCard
              rewards={rewards}
              none={t('advocate.noRewards')}
              more={rewards.length === 0 ? undefined : { url: `/app/rewards?${list}`, words: t('advocate.allRewards') }}
              isLinked
              isBusy={rewardActions.isBusy}
              onAct={rewardActions.act}
              onResend={rewardActions.resend}
              onAnswer={rewardActions.answer}
            />
            {programs.length === 0 ? null : <GiftCard programs={programs} blank={blank} currency={currency} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <DetailsCard details={[{ term: t('advocate.joined'), text: format.moment(advocate.joinedAt) }]} />
            <InviteCodesCard codes={codes} />
            <NoteCard about="advocate" aboutId={advocate.id} notes={notes} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

type AdvocateBlockOutcome = { done: 'block' | 'unblock' } | { refused: BlockRefusal };

function toFiguresView({ revenue, rewardCost, unpricedRewards, ...figures }: Figures): AdvocateFigures {
  const { shares, visits, claims, orders, rewarded } = figures;
  const counts = { shares, visits, claims, orders, rewarded };
  return { ...counts, revenue: toDecimalMoney(revenue), cost: toDecimalMoney(rewardCost), unpriced: unpricedRewards };
}

function requireAdvocateId(text: string | undefined): AdvocateId {
  if (!isId('ad', text)) throw new Response(null, { status: 404 });
  return text;
}
