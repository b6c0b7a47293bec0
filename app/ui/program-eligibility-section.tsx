import { Checkbox, FormLayout } from '@shopify/polaris';
import { useEditor } from './program-editor-context.tsx';
import { ProgramSelect, ProgramTextField } from './program-field.tsx';
import type { SectionProps } from './program-fields.tsx';
import { ProgramSection } from './program-section.tsx';
import { useText } from './text.tsx';

const kinds = ['everyone', 'has_ordered', 'tag', 'segment'] as const;

/** Who may invite. */
export function ProgramEligibilitySection({ form, change }: SectionProps) {
  const t = useText();
  const { segments } = useEditor();
  const { eligibility } = form;
  const choices = (segments ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = choices.some(({ value }) => value === eligibility.segmentId);
  const unknown = { value: eligibility.segmentId, label: t('editor.eligibility.segmentUnknown') };
  const placeholder = { value: '', label: t('editor.eligibility.segmentChoose') };
  return (
    <ProgramSection name="eligibility" heading={t('editor.sections.eligibility')}>
      <FormLayout>
        <ProgramSelect
          path="eligibility.kind"
          label={t('editor.eligibility.label')}
          value={eligibility.kind}
          options={kinds.map((value) => ({ value, label: t(`editor.eligibility.${value}`) }))}
          onChange={(kind) => change({ eligibility: { ...eligibility, kind } })}
        />
        {eligibility.kind === 'tag' ? (
          <ProgramTextField
            path="eligibility.tag"
            label={t('editor.eligibility.tagLabel')}
            help={t('editor.eligibility.tagHelp')}
            value={eligibility.tag}
            onChange={(tag) => change({ eligibility: { ...eligibility, tag } })}
          />
        ) : null}
        {eligibility.kind === 'segment' ? (
          <ProgramSelect
            path="eligibility.segmentId"
            label={t('editor.eligibility.segmentLabel')}
            help={segments === null ? t('editor.eligibility.segmentsMissing') : undefined}
            value={eligibility.segmentId}
            options={eligibility.segmentId === '' || isKnown ? [placeholder, ...choices] : [unknown, ...choices]}
            onChange={(segmentId) => change({ eligibility: { ...eligibility, segmentId } })}
          />
        ) : null}
        <Checkbox
          name="joinByEmail"
          label={t('editor.eligibility.joinByEmail')}
          helpText={t('editor.eligibility.joinByEmailHelp')}
          checked={form.joinByEmail}
          onChange={(joinByEmail) => change({ joinByEmail })}
        />
      </FormLayout>
    </ProgramSection>
  );
}
