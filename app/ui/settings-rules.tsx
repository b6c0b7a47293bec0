import { Badge, BlockStack, Box, Card, InlineStack, List, Text, type BadgeProps } from '@shopify/polaris';
import type { FraudAction, FraudRule } from '#app/domain/fraud/protection.ts';
import type { RuleEffect, RuleSights } from '#app/domain/fraud/rule-effects.ts';
import { describeRuleEffects } from './rule-effects.ts';
import { useFormat, useText } from './text.tsx';

export interface RuleView {
  rule: FraudRule;
  action: FraudAction;
  seen: RuleSights;
  effects: RuleEffect[];
}

const tones: Record<FraudAction, BadgeProps['tone']> = {
  off: undefined,
  flag: 'info',
  hold: 'attention',
  decline: 'warning',
};

/** Every rule: what it does now, what it saw, and what the other settings would have done with the same orders. */
export function SettingsRules({ rules }: { rules: RuleView[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t('settings.protection.rules')}
        </Text>
      </Box>
      <ul className="ricochet-settings">
        {rules.map(({ rule, action, seen, effects }) => {
          const { summary, sentences } = describeRuleEffects({ t, format }, seen, effects);
          return (
            <li key={rule} className="ricochet-settings__rule">
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="center" wrap={false} align="space-between">
                  <Text as="h3" variant="bodyMd" fontWeight="medium">
                    {t(`protection.rule.${rule}`)}
                  </Text>
                  <span className="ricochet-settings__action">
                    <Badge {...(tones[action] === undefined ? {} : { tone: tones[action] })}>
                      {t(`protection.action.${action}`)}
                    </Badge>
                  </span>
                </InlineStack>
                <Text as="p" tone="subdued">
                  {summary}
                </Text>
                {sentences.length === 0 ? null : (
                  <List gap="extraTight">
                    {sentences.map((sentence) => (
                      <List.Item key={sentence}>{sentence}</List.Item>
                    ))}
                  </List>
                )}
              </BlockStack>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
