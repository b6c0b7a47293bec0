import { Badge, BlockStack, Button, Card, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import { useText } from './text.tsx';
import type { ShareBlockState } from './use-share-block.ts';

const tones = { on: 'success', off: 'attention', unknown: undefined } satisfies Record<
  Exclude<ShareBlockState, 'checking'>,
  BadgeProps['tone']
>;

/** Whether customers can see the share block, and the way to the theme editor. */
export function ShareBlockCard({ state, editorUrl }: { state: ShareBlockState; editorUrl: string }) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('home.block.heading')}
          </Text>
          {state === 'checking' ? null : <Badge tone={tones[state]}>{t(`home.block.${state}`)}</Badge>}
        </InlineStack>
        <Text as="p">{state === 'checking' ? t('home.block.checking') : t(`home.block.${state}Body`)}</Text>
        <InlineStack>
          <Button url={editorUrl} target="_top">
            {t('home.block.action')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
