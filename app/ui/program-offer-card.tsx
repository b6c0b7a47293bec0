import { BlockStack, Box, Card, Divider, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import { describeProgram, type OfferSpeech } from './offer.ts';
import { ProgramChanges } from './program-changes.tsx';
import { ProgramDisclosure } from './program-disclosure.tsx';
import { ProgramJumpLinks } from './program-jump-links.tsx';
import type { VersionView } from './program-versions-card.tsx';
import { useText } from './text.tsx';

/** Where the program stands; there is nothing to say while it is being made. */
export interface OfferStanding {
  status: ProgramStatus;
  publishedVersion: number | null;
  isPublishedAsSaved: boolean;
  isPreparing: boolean;
  /** Shopify's words against a discount that the published version needs. */
  refusal: string | null;
}

interface Offer {
  form: ProgramForm;
  speech: OfferSpeech;
  standing: OfferStanding | null;
  published: VersionView | null;
  saved: ProgramForm;
  /** What is to be done before publishing. */
  children: ReactNode;
}

/** The offer in words, following what is typed; what customers get of it now; and the way to each of its settings. */
export function OfferCard({ form, speech, standing, published, saved, children }: Offer) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('program.summary')}
        </Text>
        <div aria-live="polite">
          <BlockStack gap="100">
            {describeProgram(form, speech).map((sentence) => (
              <Text key={sentence} as="p">
                {sentence}
              </Text>
            ))}
          </BlockStack>
        </div>
        {standing === null ? null : (
          <Box background="bg-surface-secondary" borderRadius="200" padding="300">
            <BlockStack gap="200">
              <Standing {...standing} published={published} saved={saved} speech={speech} />
              {children === null ? null : <Text as="p">{children}</Text>}
            </BlockStack>
          </Box>
        )}
        <Divider />
        <ProgramJumpLinks />
      </BlockStack>
    </Card>
  );
}

function Standing({
  status,
  publishedVersion: number,
  isPublishedAsSaved,
  isPreparing,
  refusal,
  published,
  saved,
  speech,
}: OfferStanding & Pick<Offer, 'published' | 'saved' | 'speech'>) {
  const t = useText();
  if (status === 'archived') return <Text as="p">{t('program.archived')}</Text>;
  return (
    <>
      <Text as="p">
        {number === null
          ? t('program.neverPublished')
          : t(isPublishedAsSaved ? 'program.sameAsPublished' : 'program.differs', { number })}
      </Text>
      {isPublishedAsSaved || published === null ? null : (
        <ProgramDisclosure
          label={t('program.changes.heading', { number: published.number })}
          isForcedOpen={false}
          isOpenFirst
        >
          <ProgramChanges before={published.form} after={saved} speech={speech} />
        </ProgramDisclosure>
      )}
      {status === 'paused' ? <Text as="p">{t('program.paused')}</Text> : null}
      {refusal === null ? null : (
        <Text as="p" tone="critical">
          {t('program.refused', { said: refusal })}
        </Text>
      )}
      {isPreparing && refusal === null ? <Text as="p">{t('program.preparing')}</Text> : null}
    </>
  );
}
