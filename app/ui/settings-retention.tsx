import { BlockStack, Box, Card, Text } from '@shopify/polaris';
import { useFormat, useText } from './text.tsx';

/** Everything that is kept, in the order in which people come to it. */
const kept = [
  'advocate',
  'invite',
  'visit',
  'origin',
  'claim',
  'order',
  'reward',
  'blocked',
  'join',
  'body',
  'attempts',
  'notes',
  'exports',
] as const;

/** What is kept of customers and for how long. */
export function SettingsRetention({ originDays }: { originDays: number }) {
  const t = useText();
  const format = useFormat();
  const days = { count: originDays, number: format.count(originDays) };
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('settings.privacy.keptHeading')}
          </Text>
          <Text as="p" tone="subdued">
            {t('settings.privacy.keptBody')}
          </Text>
        </BlockStack>
      </Box>
      <dl className="ricochet-kept">
        {kept.map((what) => (
          <div key={what}>
            <dt>{t(`settings.privacy.kept.${what}`)}</dt>
            <dd>
              {what === 'origin' ? t('settings.privacy.until.origin', days) : t(`settings.privacy.until.${what}`)}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
