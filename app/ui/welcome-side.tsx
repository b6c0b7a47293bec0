import { BlockStack, InlineGrid, Select, Text, TextField } from '@shopify/polaris';
import { useId } from 'react';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import { problemWords } from './problem-words.ts';
import type { Problems } from './program-outcome.ts';
import { useText } from './text.tsx';

/** The kinds that the guide offers; the editor has them all. */
const kindsOf = {
  friend: ['percentage', 'fixed_amount', 'none'],
  advocate: ['percentage', 'fixed_amount', 'store_credit', 'none'],
} as const satisfies Record<string, readonly OfferForm['kind'][]>;

interface Props {
  side: keyof typeof kindsOf;
  path: string;
  offer: OfferForm;
  currency: string;
  problems: Problems;
  onChange: (offer: OfferForm) => void;
}

/** What one side gets: a kind, and how much. A kind that was chosen in the editor is kept in the list. */
export function WelcomeSide({ side, path, offer, currency, problems, onChange }: Props) {
  const t = useText();
  const headingId = useId();
  const kinds: OfferForm['kind'][] = [...kindsOf[side]];
  if (!kinds.includes(offer.kind)) kinds.push(offer.kind);
  const problemAt = (field: string) => {
    const problem = problems[`${path}.${field}`];
    return problem === undefined ? undefined : t(problemWords(problem));
  };
  const isAmount = offer.kind === 'fixed_amount' || offer.kind === 'store_credit' || offer.kind === 'gift_card';
  return (
    <div role="group" aria-labelledby={headingId}>
      <BlockStack gap="200">
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm" id={headingId}>
            {t(`welcome.offer.${side}`)}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {t(`welcome.offer.${side}Help`)}
          </Text>
        </BlockStack>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Select
            label={t('editor.kind.label')}
            name={`${path}.kind`}
            options={kinds.map((value) => ({ value, label: t(`editor.kind.${value}`) }))}
            value={offer.kind}
            error={problemAt('kind')}
            onChange={(chosen) => onChange({ ...offer, kind: kinds.find((each) => each === chosen) ?? offer.kind })}
          />
          {offer.kind === 'percentage' ? (
            <TextField
              label={t('editor.offer.percent')}
              name={`${path}.percent`}
              value={offer.percent}
              suffix="%"
              inputMode="numeric"
              autoComplete="off"
              error={problemAt('percent')}
              onChange={(percent) => onChange({ ...offer, percent })}
            />
          ) : isAmount ? (
            <TextField
              label={t('editor.offer.amount')}
              name={`${path}.amount`}
              value={offer.amount}
              suffix={currency}
              inputMode="decimal"
              autoComplete="off"
              error={problemAt('amount')}
              onChange={(amount) => onChange({ ...offer, amount })}
            />
          ) : null}
        </InlineGrid>
      </BlockStack>
    </div>
  );
}
