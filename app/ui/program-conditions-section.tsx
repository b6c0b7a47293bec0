import { Checkbox, FormLayout } from '@shopify/polaris';
import { AmountField } from './program-field.tsx';
import type { SectionProps } from './program-fields.tsx';
import { ProgramItemsField } from './program-items-field.tsx';
import { ProgramSection } from './program-section.tsx';
import { useText } from './text.tsx';

const accepted = ['acceptsPointOfSale', 'acceptsDraftOrders', 'acceptsTestOrders'] as const;

/** What a friend's order must be for the advocate to be rewarded. */
export function ProgramConditionsSection({ form, change }: SectionProps) {
  const t = useText();
  return (
    <ProgramSection
      name="conditions"
      heading={t('editor.sections.conditions')}
      help={t('editor.sections.conditionsHelp')}
    >
      <FormLayout>
        <Checkbox
          name="firstOrderOnly"
          label={t('editor.conditions.firstOrderOnly')}
          helpText={t('editor.conditions.firstOrderOnlyHelp')}
          checked={form.firstOrderOnly}
          onChange={(firstOrderOnly) => change({ firstOrderOnly })}
        />
        <AmountField
          path="minimumSubtotal"
          label={t('editor.conditions.minimumSubtotal')}
          help={t('editor.conditions.minimumSubtotalHelp')}
          value={form.minimumSubtotal}
          onChange={(minimumSubtotal) => change({ minimumSubtotal })}
        />
        <ProgramItemsField
          path="items"
          label={t('editor.conditions.items')}
          kinds={['all', 'products', 'collections']}
          value={form.items}
          onChange={(items) => change({ items })}
        />
        <div role="group" aria-label={t('editor.conditions.accepts')}>
          {accepted.map((name) => (
            <div key={name}>
              <Checkbox
                name={name}
                label={t(`editor.conditions.${name}`)}
                checked={form[name]}
                onChange={(isChecked) => change({ [name]: isChecked })}
              />
            </div>
          ))}
        </div>
      </FormLayout>
    </ProgramSection>
  );
}
