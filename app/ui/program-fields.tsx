import { BlockStack } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { friendKinds } from './offer-kinds.ts';
import { ProgramAdvocateSection } from './program-advocate-section.tsx';
import { ProgramClaimSection } from './program-claim-section.tsx';
import { ProgramConditionsSection } from './program-conditions-section.tsx';
import { ProgramEligibilitySection } from './program-eligibility-section.tsx';
import { ProgramTextField } from './program-field.tsx';
import { ProgramLimitsSection, type SpendView } from './program-limits-section.tsx';
import { ProgramOfferFields } from './program-offer-fields.tsx';
import { ProgramProtectionSection, type RuleHistories } from './program-protection-section.tsx';
import { ProgramSection } from './program-section.tsx';
import { ProgramTimingSection } from './program-timing-section.tsx';
import { useText } from './text.tsx';

/** What a group of the editor gets: the whole form, and a way to put parts of it. */
export interface SectionProps {
  form: ProgramForm;
  change: (part: Partial<ProgramForm>) => void;
}

/** Everything a merchant sets in a program, in the order in which they think of it. */
export function ProgramFields({
  form,
  change,
  spend,
  histories,
}: SectionProps & { spend: SpendView | null; histories: RuleHistories }) {
  const t = useText();
  const section = { form, change };
  return (
    <BlockStack gap="400">
      <ProgramSection heading={t('editor.sections.name')}>
        <ProgramTextField
          path="name"
          label={t('editor.name.label')}
          labelHidden
          help={t('editor.name.help')}
          maxLength={200}
          value={form.name}
          onChange={(name) => change({ name })}
        />
      </ProgramSection>
      <ProgramSection name="friend" heading={t('editor.sections.friend')} help={t('editor.sections.friendHelp')}>
        <ProgramOfferFields
          path="friend"
          kinds={['none', ...friendKinds]}
          offer={form.friend}
          onChange={(friend) => change({ friend })}
        />
      </ProgramSection>
      <ProgramAdvocateSection {...section} />
      <ProgramEligibilitySection {...section} />
      <ProgramConditionsSection {...section} />
      <ProgramTimingSection {...section} />
      <ProgramLimitsSection {...section} spend={spend} />
      <ProgramProtectionSection {...section} histories={histories} />
      <ProgramClaimSection {...section} />
    </BlockStack>
  );
}
