import { BlockStack, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { compareForms } from './compare-forms.ts';
import type { OfferSpeech } from './offer.ts';
import { useText } from './text.tsx';

/** What differs between two states of a program, setting by setting. */
export function ProgramChanges({
  before,
  after,
  speech,
}: {
  before: ProgramForm;
  after: ProgramForm;
  speech: OfferSpeech;
}) {
  const t = useText();
  return (
    <BlockStack gap="200">
      {compareForms(before, after, speech).map((change) => (
        <BlockStack key={change.setting}>
          <Text as="p" variant="bodySm" tone="subdued">
            {change.setting}
          </Text>
          {change.before === change.after ? (
            <Text as="p" variant="bodySm">
              {t('program.changes.inside', { value: change.after })}
            </Text>
          ) : (
            (['before', 'now'] as const).map((moment) => (
              <Text key={moment} as="p" variant="bodySm">
                {t(`program.changes.${moment}`, { value: moment === 'now' ? change.after : change.before })}
              </Text>
            ))
          )}
        </BlockStack>
      ))}
    </BlockStack>
  );
}
