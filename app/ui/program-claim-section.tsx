import { Checkbox, FormLayout } from '@shopify/polaris';
import { ProgramSelect } from './program-field.tsx';
import type { SectionProps } from './program-fields.tsx';
import { ProgramSection } from './program-section.tsx';
import { useText } from './text.tsx';

const claimEmails = ['none', 'optional', 'required'] as const;

/** What a friend is asked and shown on the page behind an invite. */
export function ProgramClaimSection({ form, change }: SectionProps) {
  const t = useText();
  return (
    <ProgramSection name="claim" heading={t('editor.sections.claim')} help={t('editor.sections.claimHelp')}>
      <FormLayout>
        <ProgramSelect
          path="claimEmail"
          label={t('editor.claim.email')}
          help={t('editor.claim.emailHelp')}
          value={form.claimEmail}
          options={claimEmails.map((value) => ({ value, label: t(`editor.claim.${value}`) }))}
          onChange={(claimEmail) => change({ claimEmail })}
        />
        <Checkbox
          name="socialProof"
          label={t('editor.claim.socialProof')}
          helpText={t('editor.claim.socialProofHelp')}
          checked={form.socialProof}
          onChange={(socialProof) => change({ socialProof })}
        />
      </FormLayout>
    </ProgramSection>
  );
}
