import { BlockStack, Card, Link, List, Text } from '@shopify/polaris';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import { describeBenefit } from './offer.ts';
import { useFormat, useText } from './text.tsx';

export interface TaskView {
  id: string;
  advocateId: string;
  advocateFirstName: string;
  offer: OfferForm;
  currency: string | null;
  isUnclear: boolean;
}

/** Rewards that only the merchant can see to, each with a link to where it is done. */
export function TasksCard({ tasks }: { tasks: TaskView[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('tasks.heading')}
        </Text>
        <List>
          {tasks.map(({ id, advocateId, advocateFirstName, offer, currency, isUnclear }) => (
            <List.Item key={id}>
              <Link url={`/app/advocates/${advocateId}`}>
                {t(isUnclear ? 'tasks.unclear' : 'tasks.handOver', {
                  reward: describeBenefit(offer, { t, format, currency: currency ?? '' }) ?? '',
                  advocate: advocateFirstName === '' ? t('tasks.nobody') : advocateFirstName,
                })}
              </Link>
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
