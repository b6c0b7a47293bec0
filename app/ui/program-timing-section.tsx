import { FormLayout } from '@shopify/polaris';
import { ProgramSelect, ProgramTextField, WholeNumberField } from './program-field.tsx';
import type { SectionProps } from './program-fields.tsx';
import { ProgramSection } from './program-section.tsx';
import { useText } from './text.tsx';

const approvals = ['automatic', 'manual'] as const;
const moments = ['paid', 'fulfilled'] as const;
const winners = ['last', 'first'] as const;

/** When rewards are issued, how long an offer holds, and between which days the program runs. */
export function ProgramTimingSection({ form, change }: SectionProps) {
  const t = useText();
  const choices = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  return (
    <ProgramSection name="timing" heading={t('editor.sections.timing')}>
      <FormLayout>
        <FormLayout.Group>
          <ProgramSelect
            path="after"
            label={t('editor.timing.after')}
            value={form.after}
            options={choices(moments, (value) => t(`editor.timing.${value}`))}
            onChange={(after) => change({ after })}
          />
          <WholeNumberField
            path="days"
            label={t('editor.timing.days')}
            help={t('editor.timing.daysHelp')}
            suffix={t('editor.days')}
            value={form.days}
            onChange={(days) => change({ days })}
          />
        </FormLayout.Group>
        <ProgramSelect
          path="approval"
          label={t('editor.timing.approval')}
          value={form.approval}
          options={choices(approvals, (value) => t(`editor.timing.${value}`))}
          onChange={(approval) => change({ approval })}
        />
        <WholeNumberField
          path="claimDays"
          label={t('editor.timing.claimDays')}
          help={t('editor.timing.claimDaysHelp')}
          suffix={t('editor.days')}
          value={form.claimDays}
          onChange={(claimDays) => change({ claimDays })}
        />
        <FormLayout.Group>
          <ProgramSelect
            path="wins"
            label={t('editor.timing.wins')}
            help={t('editor.timing.winsHelp')}
            value={form.wins}
            options={choices(winners, (value) => t(`editor.timing.${value}`))}
            onChange={(wins) => change({ wins })}
          />
          <WholeNumberField
            path="windowDays"
            label={t('editor.timing.windowDays')}
            help={t('editor.timing.windowDaysHelp')}
            suffix={t('editor.days')}
            value={form.windowDays}
            onChange={(windowDays) => change({ windowDays })}
          />
        </FormLayout.Group>
        <FormLayout.Group>
          {(['startsOn', 'endsOn'] as const).map((name) => (
            <ProgramTextField
              key={name}
              path={name}
              type="date"
              label={t(`editor.timing.${name}`)}
              help={t(`editor.timing.${name}Help`)}
              value={form[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
        </FormLayout.Group>
      </FormLayout>
    </ProgramSection>
  );
}
