import { BlockStack, Button, Card, Icon, InlineStack, Link, Text } from '@shopify/polaris';
import { CheckCircleIcon, XIcon } from '@shopify/polaris-icons';
import type { OnboardingStep } from '#app/domain/shop/onboarding.ts';
import { useText } from './text.tsx';

interface Props {
  steps: readonly OnboardingStep[];
  /** The one to go on with; those before it are done. */
  current: OnboardingStep;
  isBegun: boolean;
  /** Whether there is nothing else to see yet, so that the way around the guide is offered. */
  isFirst: boolean;
  onDismiss: () => void;
}

/** The way to the first program, on the home page until it is done or dismissed. */
export function WelcomeGuideCard({ steps, current, isBegun, isFirst, onDismiss }: Props) {
  const t = useText();
  const done = isBegun ? steps.indexOf(current) : 0;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" wrap={false} gap="200">
            <Text as="h2" variant="headingMd">
              {t('welcome.guide.heading')}
            </Text>
            <Button
              variant="tertiary"
              icon={XIcon}
              accessibilityLabel={t('welcome.guide.dismiss')}
              onClick={onDismiss}
            />
          </InlineStack>
          <Text as="p" tone="subdued">
            {isBegun ? t('welcome.guide.progress', { done, count: steps.length }) : t('welcome.guide.body')}
          </Text>
        </BlockStack>
        <BlockStack as="ol" gap="200">
          {steps.map((step, index) => (
            <li key={step} style={{ listStyle: 'none' }}>
              <div className="ricochet-guide__step">
                {index < done ? (
                  <Icon
                    source={CheckCircleIcon}
                    tone="success"
                    accessibilityLabel={t('welcome.guide.done', { step: t(`welcome.step.${step}`) })}
                  />
                ) : (
                  <span
                    className="ricochet-guide__open"
                    role="img"
                    aria-label={t('welcome.guide.open', { step: t(`welcome.step.${step}`) })}
                  />
                )}
                <span aria-hidden="true">
                  <Text as="span" {...(index === done ? { fontWeight: 'semibold' } : { tone: 'subdued' })}>
                    {t(`welcome.step.${step}`)}
                  </Text>
                </span>
              </div>
            </li>
          ))}
        </BlockStack>
        <InlineStack gap="400" blockAlign="center">
          <Button variant="primary" url="/app/welcome">
            {t(isBegun ? 'welcome.guide.resume' : 'welcome.guide.start')}
          </Button>
          {isFirst ? <Link url="/app/programs/new">{t('welcome.guide.blank')}</Link> : null}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
