import { Banner, BlockStack, Button, Card, Divider, Layout, List, Text, TextField } from '@shopify/polaris';
import { useEffect, useMemo, useState } from 'react';
import type { OfferForm, ProgramForm } from '#app/domain/program/form-fields.ts';
import type { Business, Goal } from '#app/domain/program/templates.ts';
import { isSame } from './is-same.ts';
import { localizeAmounts } from './localize-amounts.ts';
import { describeProgram } from './offer.ts';
import { problemWords } from './problem-words.ts';
import { useFormat, useText } from './text.tsx';
import { useWelcome } from './use-welcome.ts';
import { WelcomeActions } from './welcome-actions.tsx';
import { WelcomeFit, type ReckoningView } from './welcome-fit.tsx';
import { problemsOf } from './welcome-outcome.ts';
import { WelcomeSide } from './welcome-side.tsx';

export interface WelcomeOfferView {
  goal: Goal;
  business: Business;
  currency: string;
  /** Without a name while nothing is settled. */
  form: ProgramForm;
  blank: OfferForm;
  averageOrder: string;
  averageOrders: number | null;
  marginPercent: string;
  reckoning: ReckoningView | null;
}

/** What was typed over which suggestion: whoever goes back a step, or home, finds it again. Only ever set in a browser. */
let typed: { over: ProgramForm; form: ProgramForm } | null = null;

/** The second step: the offer, filled in. Only what decides it is asked; the rest follows the goal. */
export function WelcomeOffer({ goal, business, currency, form: stored, blank, ...fit }: WelcomeOfferView) {
  const t = useText();
  const format = useFormat();
  const welcome = useWelcome();
  const suggested = useMemo(
    () => ({
      ...localizeAmounts(stored, format.typed),
      name: stored.name === '' ? t(`templates.goal.${goal}.programName`) : stored.name,
    }),
    [stored, format, t, goal],
  );
  const [form, keepForm] = useState(() => (typed !== null && isSame(typed.over, suggested) ? typed.form : suggested));
  const setForm = (next: ProgramForm) => {
    typed = { over: suggested, form: next };
    keepForm(next);
  };
  const problems = problemsOf(welcome.outcome);
  useEffect(() => {
    const { outcome } = welcome;
    if (outcome === undefined) return;
    // What is suggested anew takes the place of what was typed.
    if ('done' in outcome) setForm(suggested);
    else focusFirst(Object.keys(problemsOf(outcome)));
    // Each answer is taken in once.
  }, [welcome.outcome]);
  const advocate = form.tiers[0]?.offer ?? blank;
  const isMinimumAsked = form.friend.kind === 'percentage' || form.friend.kind === 'fixed_amount';
  const minimumProblem = problems['friend.minimumSubtotal'];
  const hasOfferProblems = Object.keys(problems).some((path) => /^(friend|tiers)\./.test(path));
  return (
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">
          {hasOfferProblems && welcome.outcome !== undefined && 'problems' in welcome.outcome ? (
            <Banner tone="critical">
              <Text as="p">
                {t(welcome.outcome.refused === 'unsupported' ? 'welcome.offer.unsupported' : 'welcome.offer.problems')}
              </Text>
            </Banner>
          ) : null}
          <Card>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {t('welcome.offer.heading')}
              </Text>
              <WelcomeSide
                side="friend"
                path="friend"
                offer={form.friend}
                {...{ currency, problems }}
                onChange={(friend) => setForm({ ...form, friend })}
              />
              {isMinimumAsked ? (
                <TextField
                  label={t('welcome.offer.minimum')}
                  name="friend.minimumSubtotal"
                  value={form.friend.minimumSubtotal}
                  suffix={currency}
                  inputMode="decimal"
                  autoComplete="off"
                  helpText={t('welcome.offer.minimumHelp')}
                  error={minimumProblem === undefined ? undefined : t(problemWords(minimumProblem))}
                  onChange={(minimumSubtotal) => setForm({ ...form, friend: { ...form.friend, minimumSubtotal } })}
                />
              ) : null}
              <Divider />
              <WelcomeSide
                side="advocate"
                path="tiers.0.offer"
                offer={advocate}
                {...{ currency, problems }}
                // Further tiers were reckoned from this one: with another it stands alone.
                onChange={(offer) => setForm({ ...form, tiers: [{ fromFriend: '1', offer }] })}
              />
            </BlockStack>
          </Card>
          <WelcomeFit
            welcome={welcome}
            currency={currency}
            {...fit}
            reckoning={isSame(form, suggested) ? fit.reckoning : null}
          />
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          <Card>
            <BlockStack gap="200">
              <Text as="h2" variant="headingMd">
                {t('program.summary')}
              </Text>
              <List>
                {describeProgram(form, { t, format, currency }).map((sentence) => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
            </BlockStack>
          </Card>
          <Card>
            <BlockStack gap="200">
              <Text as="h2" variant="headingMd">
                {t('welcome.offer.why')}
              </Text>
              <Text as="p">{t(`templates.goal.${goal}.body`)}</Text>
              <Text as="p">{t(`templates.kind.${business}.why`)}</Text>
              <Text as="p" tone="subdued">
                {t('welcome.offer.everythingElse')}
              </Text>
            </BlockStack>
          </Card>
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="fullWidth">
        <WelcomeActions welcome={welcome} previous="goal">
          <Button
            variant="primary"
            loading={welcome.sent === 'offer'}
            disabled={welcome.isBusy}
            onClick={() => welcome.send('offer', { form: JSON.stringify(form) })}
          >
            {t('welcome.next')}
          </Button>
        </WelcomeActions>
      </Layout.Section>
    </Layout>
  );
}

/** Brings the first field with a problem into view. */
function focusFirst(paths: string[]): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[name]')];
  fields.find((field) => paths.includes(field.getAttribute('name') ?? ''))?.focus();
}
