import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import { describeProgram, type OfferSpeech } from './offer.ts';
import { ProgramChanges } from './program-changes.tsx';
import type { VersionView } from './program-versions-card.tsx';
import { ProgramStatusBadge } from './status-badge.tsx';
import { useText } from './text.tsx';

/** The offer in words, following what is typed. */
export function OfferCard({ form, speech }: { form: ProgramForm; speech: OfferSpeech }) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('program.summary')}
        </Text>
        <div aria-live="polite">
          <BlockStack gap="200">
            {describeProgram(form, speech).map((sentence) => (
              <Text key={sentence} as="p">
                {sentence}
              </Text>
            ))}
          </BlockStack>
        </div>
      </BlockStack>
    </Card>
  );
}

interface State {
  status: ProgramStatus;
  publishedVersion: number | null;
  isPublishedAsSaved: boolean;
  isPreparing: boolean;
  /** Shopify's words against a discount that the published version needs. */
  refusal: string | null;
  isDirty: boolean;
  versions: VersionView[];
  saved: ProgramForm;
  speech: OfferSpeech;
}

/** What customers get now, against what is saved here. */
export function StateCard({ status, publishedVersion, isPublishedAsSaved, isDirty, ...told }: State) {
  const t = useText();
  const { isPreparing, refusal } = told;
  const published = told.versions.find(({ number }) => number === publishedVersion);
  const standing =
    publishedVersion === null
      ? t('program.neverPublished')
      : t(isPublishedAsSaved ? 'program.sameAsPublished' : 'program.differs', { number: publishedVersion });
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('program.state')}
          </Text>
          <ProgramStatusBadge status={status} />
        </InlineStack>
        <Text as="p">{status === 'archived' ? t('program.archived') : standing}</Text>
        {isPublishedAsSaved || published === undefined || status === 'archived' ? null : (
          <ProgramChanges before={published.form} after={told.saved} speech={told.speech} />
        )}
        {status === 'paused' ? <Text as="p">{t('program.paused')}</Text> : null}
        {refusal === null ? null : (
          <Text as="p" tone="critical">
            {t('program.refused', { said: refusal })}
          </Text>
        )}
        {isPreparing && refusal === null ? <Text as="p">{t('program.preparing')}</Text> : null}
        {isDirty && status !== 'archived' ? <Text as="p">{t('program.saveFirst')}</Text> : null}
      </BlockStack>
    </Card>
  );
}
