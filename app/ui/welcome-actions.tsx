import { Box, Button, InlineStack } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { OnboardingStep } from '#app/domain/shop/onboarding.ts';
import { useText } from './text.tsx';
import type { useWelcome } from './use-welcome.ts';

interface Props {
  welcome: ReturnType<typeof useWelcome>;
  /** The step before, where there is a way back to it. */
  previous?: OnboardingStep;
  /** What leads on. */
  children: ReactNode;
}

/** Under every step: the way back, the way out, and the way on. */
export function WelcomeActions({ welcome, previous, children }: Props) {
  const t = useText();
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }} paddingBlockEnd="400">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <InlineStack gap="300" blockAlign="center">
          {previous === undefined ? null : (
            <Button url={`/app/welcome?step=${previous}`} disabled={welcome.isBusy}>
              {t('welcome.previous')}
            </Button>
          )}
          <Button
            variant="plain"
            disabled={welcome.isBusy}
            loading={welcome.sent === 'skip'}
            onClick={() => welcome.send('skip')}
          >
            {t('welcome.skip')}
          </Button>
        </InlineStack>
        {children}
      </InlineStack>
    </Box>
  );
}
