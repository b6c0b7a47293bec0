import { Form } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { MerchantMailKind } from '#app/domain/shop/merchant-mails.ts';
import { useText } from './text.tsx';

/** Asks whether a kind of mail is to be stopped; one press does it. */
export function StopMailCard({ kind, shop }: { kind: MerchantMailKind; shop: string }) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h1" variant="headingMd">
          {t(`settings.stop.${kind}`)}
        </Text>
        <Text as="p">{t('settings.stop.body', { shop })}</Text>
        <Form method="post">
          <InlineStack>
            <Button submit variant="primary">
              {t('settings.stop.confirm')}
            </Button>
          </InlineStack>
        </Form>
      </BlockStack>
    </Card>
  );
}
