import { BlockStack, Box, Button, Card, InlineStack, SkeletonBodyText, Text } from '@shopify/polaris';
import { XIcon } from '@shopify/polaris-icons';
import type { SuggestionKind } from '#app/domain/report/choose-suggestion.ts';
import { useText } from './text.tsx';

interface Way {
  url: string;
  target?: '_top' | '_blank';
}

interface Props {
  /** Null when nothing is suggested; undefined while it is not known what the theme shows. */
  suggestion: ({ kind: SuggestionKind } & Way) | null | undefined;
  onDismiss: (kind: SuggestionKind) => void;
}

/**
 * The one thing to do now, why, and where. The card is there from the start and as high whatever it says, so that nothing
 * below it moves.
 */
export function HomeSuggestionCard({ suggestion, onDismiss }: Props) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <Box minHeight="28px">
          <InlineStack align="space-between" blockAlign="center" wrap={false} gap="200">
            <Text as="h2" variant="headingMd">
              {t('home.next.heading')}
            </Text>
            {suggestion ? (
              <Button
                variant="tertiary"
                icon={XIcon}
                accessibilityLabel={t('home.next.dismiss')}
                onClick={() => onDismiss(suggestion.kind)}
              />
            ) : null}
          </InlineStack>
        </Box>
        {suggestion === undefined ? (
          <Box minHeight="60px">
            <SkeletonBodyText lines={2} />
          </Box>
        ) : (
          <>
            <Text as="p" {...(suggestion === null ? { tone: 'subdued' } : {})}>
              {t(suggestion === null ? 'home.next.nothing.body' : `home.next.${suggestion.kind}.body`)}
            </Text>
            <InlineStack>
              {suggestion === null ? (
                <Button url="/app/reports">{t('home.next.nothing.action')}</Button>
              ) : (
                <Button variant="primary" url={suggestion.url} target={suggestion.target}>
                  {t(`home.next.${suggestion.kind}.action`)}
                </Button>
              )}
            </InlineStack>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
