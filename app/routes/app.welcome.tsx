import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { findOnboarding } from '#app/db/onboarding.ts';
import { findProgram, getProgramVersion } from '#app/db/programs.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import type { Shop } from '#app/db/shops.ts';
import { inviteLink } from '#app/domain/invite/invite-link.ts';
import { formatDecimal, toDecimalMoney } from '#app/domain/money.ts';
import { readProgramForm } from '#app/domain/program/form-json.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import type { Program } from '#app/domain/program/program.ts';
import { reckonOffer, type Reckoning } from '#app/domain/program/reckon-offer.ts';
import { businesses, goals, makeTemplate } from '#app/domain/program/templates.ts';
import { currentStep, isUnderWay, onboardingSteps, tradeOf, type Onboarding } from '#app/domain/shop/onboarding.ts';
import { env } from '#app/env.server.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { chooseShopperLocale } from '#app/i18n/translate.ts';
import { continueOnboarding } from '#app/operations/continue-onboarding.ts';
import { findProductToShare } from '#app/operations/find-product-to-share.ts';
import { finishOnboarding } from '#app/operations/finish-onboarding.ts';
import { refitOffer } from '#app/operations/refit-offer.ts';
import { shareFirstLink } from '#app/operations/share-first-link.ts';
import { skipOnboarding } from '#app/operations/skip-onboarding.ts';
import { startOnboarding } from '#app/operations/start-onboarding.ts';
import { turnOnFirstProgram } from '#app/operations/turn-on-first-program.ts';
import { programRefusals } from '#app/ui/program-outcome.ts';
import { themeEditorUrls } from '#app/ui/theme-blocks.ts';
import { WelcomeBlock } from '#app/ui/welcome-block.tsx';
import { WelcomeGoal } from '#app/ui/welcome-goal.tsx';
import { WelcomeOffer } from '#app/ui/welcome-offer.tsx';
import type { WelcomeOutcome } from '#app/ui/welcome-outcome.ts';
import { WelcomePage } from '#app/ui/welcome-page.tsx';
import { WelcomePreview } from '#app/ui/welcome-preview.tsx';
import { WelcomeFinished, WelcomeShare } from '#app/ui/welcome-share.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const onboarding = await findOnboarding(shop.id);
  const programId = onboarding?.programId ?? null;
  const stored = programId === null ? null : await findProgram(shop.id, programId);
  const program = isUnderWay(stored) ? stored : null;
  const asked = z.enum(onboardingSteps).safeParse(new URL(request.url).searchParams.get('step')).data ?? null;
  const step = currentStep({ step: onboarding?.step ?? 'goal', goal: onboarding?.goal ?? null }, program, asked);
  if (onboarding !== null && onboarding.finishedAt !== null)
    return { step: 'share' as const, kind: 'finished' as const };
  const common = { step };
  switch (step) {
    case 'goal':
      return { ...common, ...viewGoal(onboarding) };
    case 'offer':
      return { ...common, ...viewOffer(shop, onboarding, program) };
    case 'preview':
      return { ...common, ...viewPreview(shop, program) };
    case 'block':
      return { ...common, ...(await viewBlock(shop, program)) };
    case 'share':
      return { ...common, ...(await viewShare(shop, program)) };
  }
}

function viewGoal(onboarding: Onboarding | null) {
  const goal = onboarding?.goal ?? 'new_customers';
  return { kind: 'goal' as const, goals, businesses, goal, business: onboarding?.business ?? 'shop' };
}

function viewOffer(shop: Shop, onboarding: Onboarding | null, program: Program | null) {
  const { goal, business } = viewGoal(onboarding);
  const trade = tradeOf(onboarding, shop.currency);
  const settings = program?.draft ?? makeTemplate(goal, business, trade);
  const reckoning = reckonOffer(settings, trade);
  return {
    kind: 'offer' as const,
    goal,
    business,
    currency: shop.currency,
    form: toProgramForm(program?.name ?? '', settings),
    blank: emptyOfferForm(),
    averageOrder: trade.averageOrder === null ? '' : formatDecimal(trade.averageOrder),
    averageOrders: onboarding?.averageOrders ?? null,
    marginPercent: trade.marginPercent?.toString() ?? '',
    reckoning: reckoning === null ? null : viewReckoning(reckoning),
  };
}

function viewReckoning({ averageOrder, friend, advocate, total, margin }: Reckoning) {
  return {
    averageOrder: toDecimalMoney(averageOrder),
    friend: toDecimalMoney(friend),
    advocate: toDecimalMoney(advocate),
    total: toDecimalMoney(total),
    margin: margin === null ? null : { amount: toDecimalMoney(margin.amount), takenPercent: margin.takenPercent },
  };
}

function viewPreview(shop: Shop, program: Program | null) {
  if (program === null) throw new Response(null, { status: 404 });
  const form = toProgramForm(program.name, program.draft);
  return { kind: 'preview' as const, form, currency: shop.currency, programId: program.id };
}

async function viewBlock(shop: Shop, program: Program | null) {
  const number = program?.publishedVersion ?? null;
  const version = program === null || number === null ? null : await getProgramVersion(shop.id, program.id, number);
  const editorUrls = themeEditorUrls(shop.domain, env.SHOPIFY_API_KEY);
  const isPreparing = version !== null && version.readyAt === null;
  return {
    kind: 'block' as const,
    editorUrls,
    isPreparing,
    pausedId: program?.status === 'paused' ? program.id : null,
  };
}

/** What a customer sends, as the share block writes it, with an invite code as ours are. */
async function viewShare(shop: Shop, program: Program | null) {
  const [{ settings }, productUrl] = await Promise.all([getShopSettings(shop.id), findProductToShare({ shop })]);
  const locale = chooseShopperLocale(shop.locale);
  const own = settings.words[locale];
  const say = shopperWords(locale, own);
  const friend = program?.draft.friend ?? null;
  const link = inviteLink(shop, 'ANNA-K7Q');
  const offer =
    friend === null
      ? say('message.link', { link })
      : say('message.offer', { benefit: describeBenefit(friend.benefit, locale, own), link });
  return { kind: 'share' as const, productUrl, message: `${say('message.shop', { shop: shop.name })} ${offer}` };
}

const short = z.string().max(100);
const wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('goal'), goal: z.enum(goals), business: z.enum(businesses) }),
  z.object({ intent: z.literal('refit'), averageOrder: short, marginPercent: short }),
  z.object({ intent: z.literal('offer'), form: z.string() }),
  z.object({ intent: z.enum(['on', 'block', 'skip', 'visited', 'finish']) }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { shop, redirect } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const now = new Date();
  const asked = parsed.data;
  switch (asked.intent) {
    case 'goal':
      await startOnboarding({ shop, goal: asked.goal, business: asked.business, now });
      return redirect('/app/welcome?step=offer');
    case 'refit': {
      const { averageOrder, marginPercent } = asked;
      const outcome = await refitOffer({ shop, averageOrder, marginPercent, now });
      return 'refused' in outcome ? answer(outcome) : answer({ done: true });
    }
    case 'offer': {
      const form = readProgramForm(asked.form);
      if (form === null) throw new Response(null, { status: 400 });
      const outcome = await continueOnboarding({ shop, form, now });
      return 'refused' in outcome ? answer(outcome) : redirect('/app/welcome?step=preview');
    }
    case 'on': {
      const outcome = await turnOnFirstProgram({ shop, now });
      return 'refused' in outcome ? answer(outcome) : redirect('/app/welcome?step=block');
    }
    case 'block':
      await shareFirstLink({ shop });
      return redirect('/app/welcome?step=share');
    case 'skip':
      await skipOnboarding({ shop, now });
      return redirect('/app');
    case 'visited':
      await finishOnboarding({ shop, now });
      return answer({ done: true });
    case 'finish':
      await finishOnboarding({ shop, now });
      return redirect('/app');
  }
}

function answer(outcome: WelcomeOutcome) {
  if (!('refused' in outcome)) return json(outcome);
  return json(outcome, { status: 'problems' in outcome ? 422 : programRefusals[outcome.refused].status });
}

export default function Welcome() {
  const data = useLoaderData<typeof loader>();
  const isWide = data.kind === 'offer' || data.kind === 'preview';
  return (
    <WelcomePage steps={onboardingSteps} step={data.step} isDone={data.kind === 'finished'} isWide={isWide}>
      <Step data={data} />
    </WelcomePage>
  );
}

function Step({ data }: { data: ReturnType<typeof useLoaderData<typeof loader>> }) {
  switch (data.kind) {
    case 'goal':
      return <WelcomeGoal {...data} />;
    case 'offer':
      // What is suggested anew begins anew.
      return <WelcomeOffer key={JSON.stringify(data)} {...data} />;
    case 'preview':
      return <WelcomePreview {...data} />;
    case 'block':
      return <WelcomeBlock {...data} />;
    case 'share':
      return <WelcomeShare {...data} />;
    case 'finished':
      return <WelcomeFinished />;
  }
}
