import { BlockStack, Box, Page, ProgressBar, Text } from '@shopify/polaris';
import { useEffect, useRef, type ReactNode } from 'react';
import type { OnboardingStep } from '#app/domain/shop/onboarding.ts';
import { useText } from './text.tsx';

interface Props {
  steps: readonly OnboardingStep[];
  step: OnboardingStep;
  isDone: boolean;
  isWide: boolean;
  children: ReactNode;
}

/** The frame of every step: where one is, and the way home. */
export function WelcomePage({ steps, step, isDone, isWide, children }: Props) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    // The next step begins at its top, for eyes and for screen readers.
    window.scrollTo(0, 0);
    place.current?.focus({ preventScroll: true });
  }, [step]);
  const number = steps.indexOf(step) + 1;
  return (
    <Page title={t('welcome.title')} backAction={{ content: t('welcome.back'), url: '/app' }} narrowWidth={!isWide}>
      <BlockStack gap="400">
        <div ref={place} tabIndex={-1} style={{ outline: 'none' }}>
          {/* On a phone cards reach the edges, and what stands beside them does not. */}
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <BlockStack gap="200">
              <Text as="p" variant="bodySm" tone="subdued" id="welcome-place">
                {t('welcome.place', { number, count: steps.length, step: t(`welcome.step.${step}`) })}
              </Text>
              <ProgressBar
                size="small"
                tone="success"
                animated={false}
                progress={((isDone ? number : number - 1) / steps.length) * 100}
                ariaLabelledBy="welcome-place"
              />
            </BlockStack>
          </Box>
        </div>
        {children}
      </BlockStack>
    </Page>
  );
}
