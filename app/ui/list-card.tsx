import { BlockStack, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** A row of a list as it looks on a phone: what it is and its figure, how it stands, and the rest below. */
export function ListCard({
  title,
  figure,
  line,
  children,
}: {
  title: ReactNode;
  figure: string;
  line: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div style={{ padding: 'var(--p-space-300) var(--p-space-400)', width: '100%', whiteSpace: 'normal' }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
          {title}
          <Text as="span" numeric>
            {figure}
          </Text>
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          {line}
        </InlineStack>
        {children}
      </BlockStack>
    </div>
  );
}
