import { BlockStack, Box, Button, Card, Text } from '@shopify/polaris';

interface Empty {
  heading: string;
  body: string;
  action?: { words: string; url: string };
}

/** What a page says while it has nothing to show. */
export function EmptyCard(words: Empty) {
  return (
    <Card>
      <EmptyMessage {...words} />
    </Card>
  );
}

/** The same inside a card that is there already. */
export function EmptyMessage({ heading, body, action }: Empty) {
  return (
    <Box padding="800">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {heading}
        </Text>
        <Box maxWidth="34rem">
          <Text as="p" alignment="center" tone="subdued">
            {body}
          </Text>
        </Box>
        {action ? (
          <Button variant="primary" url={action.url}>
            {action.words}
          </Button>
        ) : null}
      </BlockStack>
    </Box>
  );
}
