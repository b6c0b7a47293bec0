import { BlockStack, Divider, FormLayout, InlineGrid, Text } from '@shopify/polaris';
import type { FraudAction, FraudRule } from '#app/domain/fraud/protection.ts';
import type { RuleForm } from '#app/domain/program/form-fields.ts';
import { ProgramDisclosure } from './program-disclosure.tsx';
import { useHasProblemUnder } from './program-editor-context.tsx';
import { ProgramSelect, WholeNumberField } from './program-field.tsx';
import type { SectionProps } from './program-fields.tsx';
import { ProgramSection } from './program-section.tsx';
import { useText } from './text.tsx';

const actions = ['off', 'flag', 'hold', 'decline'] as const satisfies FraudAction[];

/** The numbers of the rules that have some; the others are what they are. */
const ruleNumbers: Partial<Record<FraudRule, readonly Exclude<keyof RuleForm, 'action'>[]>> = {
  same_ip: ['atLeast'],
  velocity: ['friends', 'hours'],
  young_advocate: ['days'],
};

/** What each sign of misuse leads to: how it stands in one line, and all rules when it is unfolded. */
export function ProgramProtectionSection({ form, change }: SectionProps) {
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
    <ProgramSection heading={t('editor.sections.protection')} help={t('editor.sections.protectionHelp')}>
      <ProgramDisclosure label={t('protection.all')} summary={summary.join(' · ')} isForcedOpen={isForcedOpen}>
        <BlockStack gap="400">
          {rules.map((rule, index) => (
            <BlockStack key={rule} gap="400">
              {index === 0 ? null : <Divider />}
              <Rule
                rule={rule}
                value={protection[rule]}
                onChange={(value) => change({ protection: { ...protection, [rule]: value } })}
              />
            </BlockStack>
          ))}
        </BlockStack>
      </ProgramDisclosure>
    </ProgramSection>
  );
}

function Rule({ rule, value, onChange }: { rule: FraudRule; value: RuleForm; onChange: (value: RuleForm) => void }) {
  const t = useText();
  const numbers = value.action === 'off' ? [] : (ruleNumbers[rule] ?? []);
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="300" alignItems="center">
        <Text as="p">{t(`protection.rule.${rule}`)}</Text>
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
