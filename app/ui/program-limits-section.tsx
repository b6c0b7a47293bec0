import { BlockStack, FormLayout, ProgressBar, Text } from '@shopify/polaris';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { AmountField, WholeNumberField } from './program-field.tsx';
import type { SectionProps } from './program-fields.tsx';
import { ProgramSection } from './program-section.tsx';
import { useFormat, useText } from './text.tsx';

/** Where a program stands against its spend limit in the shop's month. */
export interface SpendView {
  month: string;
  spent: DecimalMoney;
  limit: DecimalMoney;
  /** Of the limit, rounded down. */
  percent: number;
}

const caps = ['capPerDay', 'capPerMonth', 'capEver'] as const;

/** How much one advocate, and the whole program, may get. */
export function ProgramLimitsSection({ form, change, spend }: SectionProps & { spend: SpendView | null }) {
  const t = useText();
  return (
    <ProgramSection name="limits" heading={t('editor.sections.limits')} help={t('editor.sections.limitsHelp')}>
      <FormLayout>
        <FormLayout.Group condensed title={t('editor.limits.perAdvocate')}>
          {caps.map((name) => (
            <WholeNumberField
              key={name}
              path={name}
              label={t(`editor.limits.${name}`)}
              value={form[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
        </FormLayout.Group>
        <AmountField
          path="monthlySpendLimit"
          label={t('editor.limits.monthlySpendLimit')}
          help={t('editor.limits.monthlySpendLimitHelp')}
          value={form.monthlySpendLimit}
          onChange={(monthlySpendLimit) => change({ monthlySpendLimit })}
        />
      </FormLayout>
      {spend === null ? null : <Spend {...spend} />}
    </ProgramSection>
  );
}

function Spend({ month, spent, limit, percent }: SpendView) {
  const t = useText();
  const format = useFormat();
  const sentence = t('editor.limits.spent', {
    month: format.month(month),
    spent: format.money(spent),
    limit: format.money(limit),
  });
  const tone = percent >= 100 ? 'critical' : percent >= 80 ? 'highlight' : 'primary';
  return (
    <BlockStack gap="200">
      <ProgressBar progress={Math.min(percent, 100)} size="small" tone={tone} ariaLabelledBy="spend-this-month" />
      <Text as="p" id="spend-this-month" variant="bodySm" tone={percent >= 100 ? 'critical' : 'subdued'}>
        {percent >= 100 ? `${sentence} ${t('editor.limits.reached')}` : sentence}
      </Text>
    </BlockStack>
  );
}
