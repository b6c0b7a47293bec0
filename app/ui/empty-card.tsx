import { BlockStack, Box, Button, Card, Text } from '@shopify/polaris';

/** What a page says while it has nothing to show. */
export function EmptyCard({ heading, body, action }: { heading: string; body: string; action?: { words: string; url: string } }) {
  return (
    <Card>
      <Box paddingBlock="800">
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
    </Card>
  );
}
