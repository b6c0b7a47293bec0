import { BlockStack, Card, Text } from '@shopify/polaris';
import { useText } from './text.tsx';

/** Terms with what they are, one under the other. */
export function DetailsCard({ details }: { details: { term: string; text: string }[] }) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('referral.details')}
        </Text>
        {details.map(({ term, text }) => (
          <BlockStack key={term}>
            <Text as="p" variant="bodySm" tone="subdued">
              {term}
            </Text>
            <Text as="p">{text}</Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
