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
export function MessageCard({ heading, body, action }: Sentence) {
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

/** What stands where a page could not be shown. Says nothing of the inside of the app. */
export function FailureMessage({ status, homeUrl }: { status: number; homeUrl: string }) {
  const t = useText();
  const isMissing = status === 404;
  return (
    <MessageCard
      heading={t(isMissing ? 'failure.notFoundHeading' : 'failure.heading')}
      body={t(isMissing ? 'failure.notFoundBody' : 'failure.body')}
      action={{ words: t('failure.home'), url: homeUrl }}
    />
  );
}
