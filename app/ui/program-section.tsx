import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

interface Section {
  heading: string;
  /** One sentence on what it is about. */
  help?: string;
  children: ReactNode;
}

/** One group of the editor, as a card. */
export function ProgramSection({ heading, help, children }: Section) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {heading}
          </Text>
          {help === undefined ? null : (
            <Text as="p" tone="subdued">
              {help}
            </Text>
          )}
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}
