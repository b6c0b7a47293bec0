import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useText } from './text.tsx';
import { ThemeBlockRow } from './theme-blocks-card.tsx';
import { themeBlocks, type EditorUrls, type ThemeBlock } from './theme-blocks.ts';
import { useRefreshWhile } from './use-refresh-while.ts';
import { useThemeBlocks } from './use-theme-blocks.ts';
import { useWelcome } from './use-welcome.ts';
import { WelcomeActions } from './welcome-actions.tsx';

/** The fourth step: the share block on the theme, as Shopify says it is, and what may be added beside it. */
export function WelcomeBlock({
  editorUrls,
  isPreparing,
  pausedId,
}: {
  editorUrls: Record<ThemeBlock, EditorUrls>;
  isPreparing: boolean;
  /** The program, if somebody has paused it meanwhile. */
  pausedId: string | null;
}) {
  const t = useText();
  const welcome = useWelcome();
  const states = useThemeBlocks();
  useRefreshWhile(isPreparing);
  const isOn = states.share === 'on';
  const said = pausedId === null ? (isOn ? 'done' : 'body') : isOn ? 'donePaused' : 'bodyPaused';
  const goOn = () => welcome.send('block');
  return (
    <>
      {pausedId === null ? null : (
        <Banner tone="warning" action={{ content: t('welcome.block.toProgram'), url: `/app/programs/${pausedId}` }}>
          <Text as="p">{t('welcome.block.paused')}</Text>
        </Banner>
      )}
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t('welcome.block.heading')}
            </Text>
            <div aria-live="polite">
              <Text as="p">{t(`welcome.block.${said}`)}</Text>
            </div>
            {isPreparing ? (
              <Text as="p" tone="subdued">
                {t('welcome.block.preparing')}
              </Text>
            ) : null}
          </BlockStack>
          <ThemeBlockRow block="share" state={states.share} editorUrls={editorUrls.share} heading="h3" action={false} />
          {isOn ? null : (
            <InlineStack>
              <Button variant="primary" url={editorUrls.share.add} target="_top">
                {t('welcome.block.open')}
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('welcome.block.extras')}
          </Text>
          {themeBlocks
            .filter((block) => block !== 'share')
            .map((block) => (
              <ThemeBlockRow
                key={block}
                block={block}
                state={states[block]}
                editorUrls={editorUrls[block]}
                heading="h3"
              />
            ))}
        </BlockStack>
      </Card>
      <WelcomeActions welcome={welcome}>
        <Button
          {...(isOn ? { variant: 'primary' as const } : {})}
          loading={welcome.sent === 'block'}
          disabled={welcome.isBusy}
          onClick={goOn}
        >
          {t(isOn ? 'welcome.next' : 'welcome.block.without')}
        </Button>
      </WelcomeActions>
    </>
  );
}
