import { BlockStack, Divider, FormLayout, InlineGrid, Text } from '@shopify/polaris';
import type { FraudAction, FraudRule } from '#app/domain/fraud/protection.ts';
import type { RuleHistory } from '#app/domain/fraud/rule-effects.ts';
import type { RuleForm } from '#app/domain/program/form-fields.ts';
import { ProgramDisclosure } from './program-disclosure.tsx';
import { useHasProblemUnder } from './program-editor-context.tsx';
import { ProgramSelect, WholeNumberField } from './program-field.tsx';
import type { SectionProps } from './program-fields.tsx';
import { ProgramSection } from './program-section.tsx';
import { describeRuleEffects } from './rule-effects.ts';
import { useFormat, useText } from './text.tsx';

/** What rules saw lately; of those that saw nothing there is none. */
export type RuleHistories = Partial<Record<FraudRule, RuleHistory>>;

const actions = ['off', 'flag', 'hold', 'decline'] as const satisfies FraudAction[];

/** The numbers of the rules that have some; the others are what they are. */
const ruleNumbers: Partial<Record<FraudRule, readonly Exclude<keyof RuleForm, 'action'>[]>> = {
  same_ip: ['atLeast'],
  velocity: ['friends', 'hours'],
  young_advocate: ['days'],
};

/** What each sign of misuse leads to: how it stands in one line, and all rules when it is unfolded. */
export function ProgramProtectionSection({ form, change, histories }: SectionProps & { histories: RuleHistories }) {
  const t = useText();
  const { protection } = form;
  const rules = Object.keys(protection) as FraudRule[];
  const isForcedOpen = useHasProblemUnder(['protection']);
  const counted = actions.map((action) => ({
    action,
    count: rules.filter((rule) => protection[rule].action === action).length,
  }));
  const summary = counted
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => t(`protection.count.${action}`, { count }));
  return (
    <ProgramSection
      name="protection"
      heading={t('editor.sections.protection')}
      help={t('editor.sections.protectionHelp')}
    >
      <ProgramDisclosure label={t('protection.all')} summary={summary.join(' · ')} isForcedOpen={isForcedOpen}>
        <BlockStack gap="400">
          {rules.map((rule, index) => (
            <BlockStack key={rule} gap="400">
              {index === 0 ? null : <Divider />}
              <Rule
                rule={rule}
                value={protection[rule]}
                history={histories[rule]}
                onChange={(value) => change({ protection: { ...protection, [rule]: value } })}
              />
            </BlockStack>
          ))}
        </BlockStack>
      </ProgramDisclosure>
    </ProgramSection>
  );
}

interface RuleProps {
  rule: FraudRule;
  value: RuleForm;
  history: RuleHistory | undefined;
  onChange: (value: RuleForm) => void;
}

function Rule({ rule, value, history, onChange }: RuleProps) {
  const t = useText();
  const numbers = value.action === 'off' ? [] : (ruleNumbers[rule] ?? []);
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="300" alignItems="center">
        <BlockStack gap="100">
          <Text as="p">{t(`protection.rule.${rule}`)}</Text>
          {history === undefined ? null : <History {...history} chosen={value.action} />}
        </BlockStack>
        <ProgramSelect
          path={`protection.${rule}.action`}
          label={t('protection.actionFor', { rule: t(`protection.rule.${rule}`) })}
          labelHidden
          value={value.action}
          options={actions.map((action) => ({ value: action, label: t(`protection.action.${action}`) }))}
          onChange={(action) => onChange({ ...value, action })}
        />
      </InlineGrid>
      {numbers.length === 0 ? null : (
        <FormLayout>
          <FormLayout.Group condensed>
            {numbers.map((name) => (
              <WholeNumberField
                key={name}
                path={`protection.${rule}.${name}`}
                label={t(`protection.number.${name}`)}
                value={value[name]}
                onChange={(text) => onChange({ ...value, [name]: text })}
              />
            ))}
          </FormLayout.Group>
        </FormLayout>
      )}
    </BlockStack>
  );
}

/** What the rule saw in the last thirty days, and what the chosen setting would have done with it. */
function History({ seen, effects, chosen }: RuleHistory & { chosen: FraudAction }) {
  const t = useText();
  const format = useFormat();
  const ofChosen = effects.filter(({ action }) => action === chosen);
  const { summary, sentences } = describeRuleEffects({ t, format }, seen, ofChosen);
  return (
    <Text as="p" tone="subdued" variant="bodySm">
      {[summary, ...sentences].join(' ')}
    </Text>
  );
}
