import { BlockStack, Card, Checkbox, FormLayout, Text, TextField } from '@shopify/polaris';
import type { FieldProblem, ProgramField, ProgramForm } from '#app/domain/program/form.ts';
import { useText } from './text.tsx';

export type Problems = Partial<Record<ProgramField, FieldProblem>>;

interface Fields {
  form: ProgramForm;
  problems: Problems;
  currency: string;
  onChange: (field: ProgramField, value: string | boolean) => void;
}

/** Everything a merchant sets in a program, each problem by its field. */
export function ProgramFields({ form, problems, currency, onChange }: Fields) {
  const t = useText();
  const field = (name: Exclude<ProgramField, 'firstOrderOnly'>) => ({
    name,
    label: t(`program.fields.${name}.label`),
    helpText: t(`program.fields.${name}.help`),
    value: form[name],
    error: problems[name] === undefined ? undefined : t(`program.problems.${problems[name]}`),
    onChange: (value: string) => onChange(name, value),
    autoComplete: 'off',
  });
  return (
    <BlockStack gap="400">
      <Section heading={t('program.sections.name')}>
        <TextField {...field('name')} maxLength={200} />
      </Section>
      <Section heading={t('program.sections.friend')}>
        <TextField {...field('friendPercent')} inputMode="numeric" suffix="%" />
      </Section>
      <Section heading={t('program.sections.advocate')}>
        <TextField {...field('advocatePercent')} inputMode="numeric" suffix="%" />
      </Section>
      <Section heading={t('program.sections.conditions')}>
        <Checkbox
          name="firstOrderOnly"
          label={t('program.fields.firstOrderOnly.label')}
          helpText={t('program.fields.firstOrderOnly.help')}
          checked={form.firstOrderOnly}
          onChange={(value) => onChange('firstOrderOnly', value)}
        />
        <TextField {...field('minimumSubtotal')} inputMode="decimal" suffix={currency} />
        <TextField {...field('claimDays')} inputMode="numeric" suffix={t('program.fields.claimDays.suffix')} />
      </Section>
    </BlockStack>
  );
}

function Section({ heading, children }: { heading: string; children: React.ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        <FormLayout>{children}</FormLayout>
      </BlockStack>
    </Card>
  );
}
