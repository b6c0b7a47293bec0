import { BlockStack, Box, Button, Collapsible, InlineStack, Text } from '@shopify/polaris';
import { useId, useState, type ReactNode } from 'react';

interface Disclosure {
  label: string;
  /** What is set inside, for while it is folded. */
  summary?: string;
  /** Whether it is unfolded until the merchant folds it. */
  isOpenFirst?: boolean;
  /** Something inside needs to be seen. */
  isForcedOpen: boolean;
  children: ReactNode;
}

/** Settings that most merchants leave alone, folded until they are asked for. */
export function ProgramDisclosure({ label, summary = '', isOpenFirst = false, isForcedOpen, children }: Disclosure) {
  const id = useId();
  const [isUnfolded, setUnfolded] = useState(isOpenFirst);
  const isOpen = isUnfolded || isForcedOpen;
  return (
    <BlockStack gap="200">
      <InlineStack gap="300" blockAlign="center">
        <Button
          variant="plain"
          disclosure={isOpen ? 'up' : 'down'}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => setUnfolded(!isOpen)}
        >
          {label}
        </Button>
        {isOpen || summary === '' ? null : (
          <Text as="span" variant="bodySm" tone="subdued">
            {summary}
          </Text>
        )}
      </InlineStack>
      <Collapsible id={id} open={isOpen}>
        <Box paddingBlockStart="100">{children}</Box>
      </Collapsible>
    </BlockStack>
  );
}
