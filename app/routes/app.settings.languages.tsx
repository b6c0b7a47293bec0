import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { locales, shopperLocales } from '#app/i18n/translate.ts';
import { SettingsPage } from '#app/ui/settings-page.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return { adminUrl: `https://${shop.domain}/admin` };
}

export default function Languages() {
  const t = useText();
  const format = useFormat();
  const { adminUrl } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={t('settings.languages.title')} subtitle={t('settings.languages.subtitle')}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('settings.languages.customers')}
            </Text>
            <Text as="p">{t('settings.languages.customersBody')}</Text>
            <List>
              {shopperLocales.map((locale) => (
                <List.Item key={locale}>{format.language(locale)}</List.Item>
              ))}
            </List>
            <InlineStack>
              <Button url="/app/settings/words">{t('settings.languages.words')}</Button>
            </InlineStack>
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('settings.languages.theme')}
            </Text>
            <Text as="p">{t('settings.languages.themeBody')}</Text>
            <InlineStack gap="200">
              <Button url={`${adminUrl}/themes/current/editor`} target="_top">
                {t('settings.languages.themeEditor')}
              </Button>
              <Button url={`${adminUrl}/settings/languages`} target="_top" variant="plain">
                {t('settings.languages.shopLanguages')}
              </Button>
            </InlineStack>
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('settings.languages.admin')}
            </Text>
            <Text as="p">
              {t('settings.languages.adminBody', {
                languages: format.list(locales.map((each) => format.language(each))),
              })}
            </Text>
          </BlockStack>
        </Card>
      </BlockStack>
    </SettingsPage>
  );
}
