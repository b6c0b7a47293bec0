import { BlockStack, Card, InlineStack, Link, List, Text } from '@shopify/polaris';
import { useText } from './text.tsx';

export interface HeldReferral {
  id: string;
  orderName: string;
  advocateFirstName: string;
}

/** The referrals that wait for the merchant, each with a link to where it is decided. */
export function HeldCard({ referrals }: { referrals: HeldReferral[] }) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.held.heading')}
        </Text>
        {referrals.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('home.held.none')}
          </Text>
        ) : (
          <>
            <List>
              {referrals.map(({ id, orderName, advocateFirstName }) => (
                <List.Item key={id}>
                  <Link url={`/app/referrals/${id}`}>
                    {advocateFirstName === ''
                      ? t('home.held.orderOfNobody', { order: orderName })
                      : t('home.held.order', { order: orderName, advocate: advocateFirstName })}
                  </Link>
                </List.Item>
              ))}
            </List>
            <InlineStack>
              <Link url="/app/review">{t('home.held.all')}</Link>
            </InlineStack>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
