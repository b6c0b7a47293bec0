import { BlockStack, Button, Card, ChoiceList, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { Business, Goal } from '#app/domain/program/templates.ts';
import { useText } from './text.tsx';
import { useWelcome } from './use-welcome.ts';
import { WelcomeActions } from './welcome-actions.tsx';

interface Props {
  goals: readonly Goal[];
  businesses: readonly Business[];
  goal: Goal;
  business: Business;
}

/** The first step: what the program is for, and for whom. Both are answered already, as most shops would. */
export function WelcomeGoal({ goals, businesses, goal: storedGoal, business: storedBusiness }: Props) {
  const t = useText();
  const welcome = useWelcome();
  const [goal, setGoal] = useState(storedGoal);
  const [business, setBusiness] = useState(storedBusiness);
  return (
    <>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t('welcome.goal.heading')}
            </Text>
            <Text as="p" tone="subdued">
              {t('welcome.goal.help')}
            </Text>
          </BlockStack>
          <ChoiceList
            title={t('welcome.goal.heading')}
            titleHidden
            name="goal"
            choices={goals.map((value) => ({
              value,
              label: t(`templates.goal.${value}.name`),
              helpText: t(`templates.goal.${value}.body`),
            }))}
            selected={[goal]}
            onChange={([chosen]) => setGoal(goals.find((each) => each === chosen) ?? goal)}
          />
        </BlockStack>
      </Card>
      <Card>
        <Select
          label={t('welcome.goal.businessLabel')}
          name="business"
          options={businesses.map((value) => ({ value, label: t(`templates.kind.${value}.name`) }))}
          value={business}
          onChange={(chosen) => setBusiness(businesses.find((each) => each === chosen) ?? business)}
          helpText={t(`templates.kind.${business}.why`)}
        />
      </Card>
      <WelcomeActions welcome={welcome}>
        <Button
          variant="primary"
          loading={welcome.sent === 'goal'}
          disabled={welcome.isBusy}
          onClick={() => welcome.send('goal', { goal, business })}
        >
          {t('welcome.next')}
        </Button>
      </WelcomeActions>
    </>
  );
}
