import { ChoiceList, FormLayout } from '@shopify/polaris';
import type { TermName } from '#app/domain/reward/offer.ts';
import { describeTerms } from './offer.ts';
import { kindsWithAmount, termFields } from './offer-kinds.ts';
import { ProgramDisclosure } from './program-disclosure.tsx';
import { useEditor, useHasProblemUnder } from './program-editor-context.tsx';
import { AmountField, ProgramSelect, WholeNumberField } from './program-field.tsx';
import { ProgramItemsField } from './program-items-field.tsx';
import type { OfferFieldsProps } from './program-offer-fields.tsx';
import { useFormat, useText } from './text.tsx';

const combining = ['combinesWithOrders', 'combinesWithProducts', 'combinesWithShipping'] as const;
const purchases = ['one_time', 'subscription', 'both'] as const;
const insideFold = ['minimumSubtotal', 'items', 'expiresInDays', 'estimatedCost'];

/** Under which terms a reward can be used: those that mean something for its kind, and what one costs. */
export function ProgramOfferTerms({ path, offer, onChange }: OfferFieldsProps) {
  const t = useText();
  const format = useFormat();
  const { currency, names } = useEditor();
  const isForcedOpen = useHasProblemUnder(insideFold.map((name) => `${path}.${name}`));
  const { kind } = offer;
  if (kind === 'none') return null;
  const has = (term: TermName) => termFields[kind].includes(term);
  const summary = describeTerms(offer, { t, format, currency, names });
  return (
    <ProgramDisclosure label={t('editor.terms.more')} summary={summary.join(' · ')} isForcedOpen={isForcedOpen}>
      <FormLayout>
        {has('minimumSubtotal') ? (
          <AmountField
            path={`${path}.minimumSubtotal`}
            label={t('editor.terms.minimumSubtotal')}
            help={t('editor.terms.minimumSubtotalHelp')}
            value={offer.minimumSubtotal}
            onChange={(minimumSubtotal) => onChange({ ...offer, minimumSubtotal })}
          />
        ) : null}
        {has('items') ? (
          <ProgramItemsField
            path={`${path}.items`}
            label={t('editor.terms.items')}
            kinds={['all', 'products', 'collections']}
            value={offer.items}
            onChange={(items) => onChange({ ...offer, items })}
          />
        ) : null}
        {has('purchases') ? (
          <ProgramSelect
            path={`${path}.purchases`}
            label={t('editor.terms.purchases')}
            value={offer.purchases}
            options={purchases.map((value) => ({ value, label: t(`editor.purchases.${value}`) }))}
            onChange={(value) => onChange({ ...offer, purchases: value })}
          />
        ) : null}
        {has('combinesWith') ? (
          <ChoiceList
            allowMultiple
            title={t('editor.terms.combinesWith')}
            choices={combining.map((value) => ({ value, label: t(`editor.combines.${value}`) }))}
            selected={combining.filter((name) => offer[name])}
            onChange={(selected) =>
              onChange({
                ...offer,
                ...Object.fromEntries(combining.map((name) => [name, selected.includes(name)])),
              })
            }
          />
        ) : null}
        {has('expiresInDays') ? (
          <WholeNumberField
            path={`${path}.expiresInDays`}
            label={t('editor.terms.expiresInDays')}
            help={t(
              kind === 'store_credit' || kind === 'gift_card'
                ? 'editor.terms.expiresExactHelp'
                : 'editor.terms.expiresMonthHelp',
            )}
            suffix={t('editor.days')}
            value={offer.expiresInDays}
            onChange={(expiresInDays) => onChange({ ...offer, expiresInDays })}
          />
        ) : null}
        {kindsWithAmount.includes(kind) ? null : (
          <AmountField
            path={`${path}.estimatedCost`}
            label={t('editor.terms.estimatedCost')}
            help={t('editor.terms.estimatedCostHelp')}
            value={offer.estimatedCost}
            onChange={(estimatedCost) => onChange({ ...offer, estimatedCost })}
          />
        )}
      </FormLayout>
    </ProgramDisclosure>
  );
}
