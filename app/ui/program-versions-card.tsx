import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { describeOffer, type OfferSpeech } from './offer.ts';
import { ProgramChanges } from './program-changes.tsx';
import { ProgramDisclosure } from './program-disclosure.tsx';
import { useFormat, useText } from './text.tsx';

export interface VersionView {
  number: number;
  publishedAt: string;
  form: ProgramForm;
  /** How many referrals keep this version's promise, and whether there may be more than were counted. */
  referrals: { count: number; isMore: boolean };
}

interface Versions {
  versions: VersionView[];
  current: number | null;
  speech: OfferSpeech;
}

/** Every version that was published, newest first: what it changed, and how many referrals are on it. */
export function VersionsCard({ versions, current, speech }: Versions) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('program.versions')}
        </Text>
        {versions.length === 0 ? <Text as="p">{t('program.versionsEmpty')}</Text> : null}
        {versions.map(({ number, publishedAt, form, referrals }, index) => {
          const older = versions[index + 1];
          return (
            <BlockStack key={number} gap="100">
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
                {t(referrals.isMore ? 'program.versionReferralsMore' : 'program.versionReferrals', {
                  count: referrals.count,
                })}
              </Text>
              {older === undefined ? (
                <Text as="p" variant="bodySm" tone="subdued">
                  {describeOffer(form, speech)}
                </Text>
              ) : (
                <ProgramDisclosure label={t('program.changes.heading', { number: older.number })} isForcedOpen={false}>
                  <ProgramChanges before={older.form} after={form} speech={speech} />
                </ProgramDisclosure>
              )}
            </BlockStack>
          );
        })}
      </BlockStack>
    </Card>
  );
}
