import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import { useText } from './text.tsx';

/** Terms with what they are, one under the other, and where more is told. */
export function DetailsCard({
  details,
  link,
}: {
  details: { term: string; text: string }[];
  link?: { url: string; words: string };
}) {
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
        {link === undefined ? null : <Link url={link.url}>{link.words}</Link>}
      </BlockStack>
    </Card>
  );
}
