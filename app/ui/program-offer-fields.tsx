import { Banner, BlockStack, FormLayout, Text } from '@shopify/polaris';
import type { FieldPath, OfferForm } from '#app/domain/program/form-fields.ts';
import { AmountField, ProgramSelect, ProgramTextField, WholeNumberField } from './program-field.tsx';
import { ProgramItemsField } from './program-items-field.tsx';
import { ProgramOfferTerms } from './program-offer-terms.tsx';
import { useText } from './text.tsx';

export interface OfferFieldsProps {
  path: FieldPath;
  offer: OfferForm;
  onChange: (offer: OfferForm) => void;
}

/** A reward: what kind, what it takes to say it, and its terms. One editor for friends and advocates. */
export function ProgramOfferFields({ kinds, ...props }: OfferFieldsProps & { kinds: readonly OfferForm['kind'][] }) {
  const t = useText();
  const { path, offer, onChange } = props;
  return (
    <BlockStack gap="400">
      <FormLayout>
        <ProgramSelect
          path={`${path}.kind`}
          label={t('editor.kind.label')}
          value={offer.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(`editor.kind.${kind}`) }))}
          onChange={(kind) => onChange({ ...offer, kind })}
        />
        <KindFields {...props} />
      </FormLayout>
      <ProgramOfferTerms {...props} />
    </BlockStack>
  );
}

/** The fields that the kind has of its own. */
function KindFields({ path, offer, onChange }: OfferFieldsProps) {
  const t = useText();
  const text = (name: 'percent' | 'amount' | 'tag' | 'description' | 'label') => ({
    path: `${path}.${name}`,
    value: offer[name],
    onChange: (value: string) => onChange({ ...offer, [name]: value }),
  });
  switch (offer.kind) {
    case 'none':
    case 'free_shipping':
      return null;
    case 'percentage':
      return <WholeNumberField {...text('percent')} label={t('editor.offer.percent')} suffix="%" />;
    case 'fixed_amount':
      return <AmountField {...text('amount')} label={t('editor.offer.amount')} />;
    case 'store_credit':
      return (
        <AmountField {...text('amount')} label={t('editor.offer.amount')} help={t('editor.offer.storeCreditHelp')} />
      );
    case 'gift_card':
      return <AmountField {...text('amount')} label={t('editor.offer.amount')} />;
    case 'customer_tag':
      return <ProgramTextField {...text('tag')} label={t('editor.offer.tag')} help={t('editor.offer.tagHelp')} />;
    case 'custom':
      return (
        <ProgramTextField
          {...text('description')}
          label={t('editor.offer.description')}
          help={t('editor.offer.descriptionHelp')}
          multiline={2}
        />
      );
    case 'free_product':
      return (
        <BlockStack gap="300">
          <ProgramItemsField
            path={`${path}.freeItems`}
            label={t('editor.offer.freeItems')}
            kinds={['products']}
            value={offer.freeItems}
            onChange={(freeItems) => onChange({ ...offer, freeItems })}
          />
          <Banner tone="info">
            <Text as="p">{t('editor.offer.freeProductHelp')}</Text>
          </Banner>
          <ProgramTextField {...text('label')} label={t('editor.offer.label')} help={t('editor.offer.labelHelp')} />
        </BlockStack>
      );
    case 'buy_x_get_y':
      return (
        <BlockStack gap="300">
          <QuantityFields side="buys" path={path} offer={offer} onChange={onChange} />
          <QuantityFields side="gets" path={path} offer={offer} onChange={onChange} />
          <WholeNumberField
            path={`${path}.getsPercent`}
            label={t('editor.offer.getsPercent')}
            help={t('editor.offer.getsPercentHelp')}
            suffix="%"
            value={offer.getsPercent}
            onChange={(getsPercent) => onChange({ ...offer, getsPercent })}
          />
          <ProgramTextField {...text('label')} label={t('editor.offer.label')} help={t('editor.offer.labelHelp')} />
        </BlockStack>
      );
  }
}

function QuantityFields({ side, path, offer, onChange }: OfferFieldsProps & { side: 'buys' | 'gets' }) {
  const t = useText();
  return (
    <FormLayout.Group condensed>
      <WholeNumberField
        path={`${path}.${side}Quantity`}
        label={t(`editor.offer.${side}Quantity`)}
        value={offer[`${side}Quantity`]}
        onChange={(value) => onChange({ ...offer, [`${side}Quantity`]: value })}
      />
      <ProgramItemsField
        path={`${path}.${side}Items`}
        label={t(`editor.offer.${side}Items`)}
        kinds={['products', 'collections']}
        value={offer[`${side}Items`]}
        onChange={(items) => onChange({ ...offer, [`${side}Items`]: items })}
      />
    </FormLayout.Group>
  );
}
