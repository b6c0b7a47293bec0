import { AppProvider, BlockStack, Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import english from '@shopify/polaris/locales/en.json';
import french from '@shopify/polaris/locales/fr.json';
import type { Language } from '#app/i18n/admin/language.ts';
import { TextProvider, useText } from './text.tsx';

/** Polaris' own words, by language. */
export const polarisWords = { en: english, fr: french };

interface Sentence {
  heading: string;
  body: string;
  action?: { words: string; url: string };
  /** Below, for those who ask for help. */
  small?: string;
}

/** One message on a page of its own, for what is shown outside the Shopify admin. */
export function PlainPage({ language, children }: { language: Language; children: React.ReactNode }) {
  return (
    <AppProvider i18n={polarisWords[language.locale]}>
      <TextProvider language={language} timeZone="UTC">
        <main>
          <Page narrowWidth>
            <Box paddingBlockStart="800">{children}</Box>
          </Page>
        </main>
      </TextProvider>
    </AppProvider>
  );
}

/** A heading, a sentence and at most one way on, in a card. */
export function MessageCard({ heading, body, action, small }: Sentence) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h1" variant="headingMd">
          {heading}
        </Text>
        <Text as="p">{body}</Text>
        {action ? (
          <InlineStack>
            <Button variant="primary" url={action.url}>
              {action.words}
            </Button>
          </InlineStack>
        ) : null}
        {small === undefined ? null : (
          <Text as="p" variant="bodySm" tone="subdued">
            {small}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** Says that the app is opened from the Shopify admin; asks for nothing. */
export function OpenFromAdmin() {
  const t = useText();
  const action = { words: t('outside.action'), url: 'https://admin.shopify.com' };
  return <MessageCard heading={t('outside.heading')} body={t('outside.body')} action={action} />;
}

/** What stands where a page could not be shown. Says nothing of the inside of the app but how the log names the request. */
export function FailureMessage({
  status,
  homeUrl,
  requestId,
}: {
  status: number;
  homeUrl: string;
  requestId: string | null;
}) {
  const t = useText();
  const isMissing = status === 404;
  return (
    <MessageCard
      heading={t(isMissing ? 'failure.notFoundHeading' : 'failure.heading')}
      body={t(isMissing ? 'failure.notFoundBody' : 'failure.body')}
      {...(isMissing || requestId === null ? {} : { small: t('failure.requestId', { id: requestId }) })}
      action={{ words: t('failure.home'), url: homeUrl }}
    />
  );
}
