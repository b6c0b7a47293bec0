import { Banner, BlockStack, Button, Card, InlineStack, Layout, List, Text } from '@shopify/polaris';
import { useMemo } from 'react';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { localizeAmounts } from './localize-amounts.ts';
import { describeProgram } from './offer.ts';
import { programRefusals } from './program-outcome.ts';
import { ProgramPreview } from './program-preview.tsx';
import { useFormat, useText } from './text.tsx';
import { useWelcome } from './use-welcome.ts';
import { WelcomeActions } from './welcome-actions.tsx';

/** The third step: what customers will see, and the switch. */
export function WelcomePreview({
  form: stored,
  currency,
  programId,
}: {
  form: ProgramForm;
  currency: string;
  programId: string;
}) {
  const t = useText();
  const format = useFormat();
  const welcome = useWelcome();
  const form = useMemo(() => localizeAmounts(stored, format.typed), [stored, format]);
  return (
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">
          {welcome.outcome !== undefined && 'refused' in welcome.outcome ? (
            <Banner tone="critical">
              <Text as="p">
                {'problems' in welcome.outcome
                  ? t('welcome.offer.unsupported')
                  : t(programRefusals[welcome.outcome.refused].words)}
              </Text>
            </Banner>
          ) : null}
          <ProgramPreview form={form} currency={currency} />
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          <Card>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t('welcome.preview.heading')}
              </Text>
              <List>
                {describeProgram(form, { t, format, currency }).map((sentence) => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
              <Text as="p" tone="subdued">
                {t('welcome.preview.body')}
              </Text>
              <InlineStack>
                <Button variant="plain" url={`/app/programs/${programId}`}>
                  {t('welcome.preview.settings')}
                </Button>
              </InlineStack>
            </BlockStack>
          </Card>
          <WelcomeActions welcome={welcome} previous="offer">
            <Button
              variant="primary"
              loading={welcome.sent === 'on'}
              disabled={welcome.isBusy}
              onClick={() => welcome.send('on')}
            >
              {t('welcome.preview.on')}
            </Button>
          </WelcomeActions>
        </BlockStack>
      </Layout.Section>
    </Layout>
  );
}
