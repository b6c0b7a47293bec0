import { Badge, BlockStack, Box, Button, Card, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import { useText } from './text.tsx';
import { themeBlocks, type BlockState, type BlockStates, type EditorUrls, type ThemeBlock } from './theme-blocks.ts';

const tones = { on: 'success', off: 'attention', unknown: undefined } satisfies Record<
  Exclude<BlockState, 'checking'>,
  BadgeProps['tone']
>;

interface Props {
  states: BlockStates;
  editorUrls: Record<ThemeBlock, EditorUrls>;
}

/** What of the app customers can see in the store, and the way to the theme editor for each. */
export function ThemeBlocksCard({ states, editorUrls }: Props) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('home.block.heading')}
        </Text>
        {states.share === 'unknown' ? (
          <Text as="p" tone="subdued">
            {t('home.block.unknownBody')}
          </Text>
        ) : null}
        <BlockStack as="ul" gap="400">
          {themeBlocks.map((block) => (
            <li key={block} style={{ listStyle: 'none' }}>
              <ThemeBlockRow block={block} state={states[block]} editorUrls={editorUrls[block]} heading="h3" />
            </li>
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

interface Row {
  block: ThemeBlock;
  state: BlockState;
  editorUrls: EditorUrls;
  heading: 'h2' | 'h3';
  /** Whether the way to the theme editor stands with it. */
  action?: boolean;
}

/** One block with its state. The height is the same while Shopify is asked, so that nothing moves. */
export function ThemeBlockRow({ block, state, editorUrls, heading, action = true }: Row) {
  const t = useText();
  const isMain = block === 'share';
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
        <Text as={heading} variant="bodyMd" fontWeight="semibold">
          {t(`home.block.${block}.name`)}
        </Text>
        <Box minHeight="20px">
          {state === 'checking' ? (
            <Text as="span" visuallyHidden>
              {t('home.block.checking')}
            </Text>
          ) : (
            // What is optional asks for nothing when it is off.
            <Badge tone={isMain || state === 'on' ? tones[state] : undefined}>
              {t(!isMain && state === 'off' ? 'home.block.offExtra' : `home.block.${state}`)}
            </Badge>
          )}
        </Box>
      </InlineStack>
      <Text as="p" tone="subdued">
        {t(`home.block.${block}.body`)}
      </Text>
      {action ? (
        <InlineStack>
          <Button
            variant="plain"
            url={state === 'on' ? editorUrls.change : editorUrls.add}
            target="_top"
            accessibilityLabel={t(state === 'on' ? 'home.block.changeNamed' : 'home.block.actionNamed', {
              block: t(`home.block.${block}.name`),
            })}
          >
            {t(state === 'on' ? 'home.block.change' : 'home.block.action')}
          </Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
