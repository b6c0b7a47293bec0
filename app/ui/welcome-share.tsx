import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useText } from './text.tsx';
import { useWelcome } from './use-welcome.ts';

/** The last step: the merchant tries it as a customer would. Having looked is enough. */
export function WelcomeShare({ productUrl, message }: { productUrl: string; message: string }) {
  const t = useText();
  const welcome = useWelcome();
  return (
    <>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t('welcome.share.heading')}
            </Text>
            <Text as="p">{t('welcome.share.body')}</Text>
          </BlockStack>
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {t('welcome.share.message')}
            </Text>
            <Box padding="300" background="bg-surface-secondary" borderRadius="200">
              <Text as="p" breakWord>
                {message}
              </Text>
            </Box>
            <Text as="p" variant="bodySm" tone="subdued">
              {t('welcome.share.messageHelp')}
            </Text>
          </BlockStack>
        </BlockStack>
      </Card>
      <Box paddingInline={{ xs: '400', sm: '0' }} paddingBlockEnd="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Button
            variant="plain"
            loading={welcome.sent === 'finish'}
            disabled={welcome.isBusy}
            onClick={() => welcome.send('finish')}
          >
            {t('welcome.share.skip')}
          </Button>
          <Button variant="primary" url={productUrl} target="_blank" onClick={() => welcome.send('visited')}>
            {t('welcome.share.open')}
          </Button>
        </InlineStack>
      </Box>
    </>
  );
}

/** Everything was done. */
export function WelcomeFinished() {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('welcome.finished.heading')}
        </Text>
        <Text as="p">{t('welcome.finished.body')}</Text>
        <InlineStack>
          <Button variant="primary" url="/app">
            {t('welcome.finished.action')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
