import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form.ts';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import { describeOffer } from './offer.ts';
import { ProgramStatusBadge } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';

/** The offer in words, following what is typed. */
export function OfferCard({ form, currency }: { form: ProgramForm; currency: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('program.summary')}
        </Text>
        <div aria-live="polite">
          <Text as="p">{describeOffer(form, currency, { t, format })}</Text>
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
  isDirty: boolean;
}

/** What customers get now, against what is saved here. */
export function StateCard({ status, publishedVersion, isPublishedAsSaved, isPreparing, isDirty }: State) {
  const t = useText();
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
        <Text as="p">{standing}</Text>
        {status === 'paused' ? <Text as="p">{t('program.paused')}</Text> : null}
        {isPreparing ? <Text as="p">{t('program.preparing')}</Text> : null}
        {isDirty ? <Text as="p">{t('program.saveFirst')}</Text> : null}
      </BlockStack>
    </Card>
  );
}

export interface VersionView {
  number: number;
  publishedAt: string;
  form: ProgramForm;
}

/** Every version that was published, newest first. */
export function VersionsCard({
  versions,
  current,
  currency,
}: {
  versions: VersionView[];
  current: number | null;
  currency: string;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('program.versions')}
        </Text>
        {versions.length === 0 ? <Text as="p">{t('program.versionsEmpty')}</Text> : null}
        {versions.map(({ number, publishedAt, form }) => (
          <BlockStack key={number} gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" fontWeight="semibold">
                {t('programs.version', { number })}
              </Text>
              {number === current ? <Badge tone="success">{t('program.versionCurrent')}</Badge> : null}
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued">
              {t('program.versionPublished', { when: format.moment(publishedAt) })}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {describeOffer(form, currency, { t, format })}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
