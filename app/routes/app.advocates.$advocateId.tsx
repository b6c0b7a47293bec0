import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { findAdvocate, listInviteCodes } from '#app/db/advocates.ts';
import { listPrograms } from '#app/db/programs.ts';
import { countFriendsOf } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { listRewardsOfAdvocate } from '#app/db/rewards.ts';
import { isId, type AdvocateId } from '#app/domain/ids.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { parseGift, readGiftForm } from '#app/domain/reward/gift-form.ts';
import { summarizeRewards } from '#app/domain/reward/summarize-reward.ts';
import { giveGesture, longestNote } from '#app/operations/give-gesture.ts';
import { giveVanityCode } from '#app/operations/give-vanity-code.ts';
import { DetailsCard } from '#app/ui/details-card.tsx';
import { GiftCard, type GiftOutcome } from '#app/ui/gift-card.tsx';
import { InviteCodesCard, type CodeOutcome } from '#app/ui/invite-codes-card.tsx';
import { RewardsCard } from '#app/ui/rewards-card.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';
import { useRefreshWhile } from '#app/ui/use-refresh-while.ts';
import { useRewardActions } from '#app/ui/use-reward-actions.ts';

const mostRewards = 50;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const advocateId = requireAdvocateId(params['advocateId']);
  const [advocate, rewards, friends, programs, codes] = await Promise.all([
    findAdvocate(shop.id, advocateId),
    listRewardsOfAdvocate(shop.id, advocateId, mostRewards),
    countFriendsOf(shop.id, advocateId),
    listPrograms(shop.id),
    listInviteCodes(shop.id, advocateId),
  ]);
  if (advocate === null) throw new Response(null, { status: 404 });
  const reversals = await listReversals(
    shop.id,
    rewards.map(({ id }) => id),
  );
  return {
    advocate: { firstName: advocate.firstName, joinedAt: advocate.joinedAt.toISOString(), friends },
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
  const rewardActions = useRewardActions();
  const { advocate, codes, rewards, programs, blank, currency } = useLoaderData<typeof loader>();
  useRefreshWhile(
    rewards.some(({ status, isBeingTakenBack }) => isBeingTakenBack || status === 'approved' || status === 'issuing'),
  );
  const details = [
    { term: t('advocate.joined'), text: format.moment(advocate.joinedAt) },
    { term: t('advocate.friends'), text: format.count(advocate.friends) },
  ];
  return (
    <Page
      title={advocate.firstName === '' ? t('referrals.nobody') : advocate.firstName}
      subtitle={t('advocate.subtitle')}
      backAction={{ content: t('referral.back'), url: '/app/referrals' }}
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
              rewards={rewards}
              none={t('advocate.noRewards')}
              isLinked
              isBusy={rewardActions.isBusy}
              onAct={rewardActions.act}
              onAnswer={rewardActions.answer}
            />
            {programs.length === 0 ? null : <GiftCard programs={programs} blank={blank} currency={currency} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <DetailsCard details={details} />
            <InviteCodesCard codes={codes} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function requireAdvocateId(text: string | undefined): AdvocateId {
  if (!isId('ad', text)) throw new Response(null, { status: 404 });
  return text;
}
