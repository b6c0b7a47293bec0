import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { NextStep } from './next-step.ts';
import { useText } from './text.tsx';

/** The one thing to do now, with the page's only primary button. */
export function NextStepCard({ step, url, target }: { step: NextStep; url: string; target?: '_top' | '_blank' }) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.next.heading')}
        </Text>
        <Text as="p">{t(`home.next.${step}.body`)}</Text>
        <InlineStack>
          <Button variant="primary" url={url} target={target}>
            {t(`home.next.${step}.action`)}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
