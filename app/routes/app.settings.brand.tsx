import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Layout, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { requireShop } from '#app/admin-shop.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { readColor, writingOn } from '#app/domain/shop/accent.ts';
import { longestFooter, longestSender } from '#app/domain/shop/settings-limits.ts';
import {
  readTypedPart,
  toSettingsForm,
  type SettingProblem,
  type SettingsForms,
} from '#app/domain/shop/settings-form.ts';
import { chooseShopperLocale, type ShopperLocale } from '#app/i18n/translate.ts';
import { saveSettingsPart } from '#app/operations/save-settings-part.ts';
import { SettingsAccentField } from '#app/ui/settings-accent-field.tsx';
import { settingProblemWords, settingsStatus } from '#app/ui/settings-outcome.ts';
import { SettingsFormPage } from '#app/ui/settings-page.tsx';
import { SettingsPreview } from '#app/ui/settings-preview.tsx';
import { useText } from '#app/ui/text.tsx';
import { useSettingsForm } from '#app/ui/use-settings-form.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { settings } = await getShopSettings(shop.id);
  return { stored: toSettingsForm('brand', settings), shop: { name: shop.name, email: shop.email } };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const data = await request.formData();
  const read = readTypedPart('brand', { seen: data.get('seen'), form: data.get('form') });
  if (read === null) throw new Response(null, { status: 400 });
  const outcome = await saveSettingsPart({ shopId: shop.id, ...read, now: new Date() });
  return json(outcome, { status: 'refused' in outcome ? settingsStatus[outcome.refused] : 200 });
}

export default function BrandPage() {
  const t = useText();
  const { stored, shop } = useLoaderData<typeof loader>();
  const editing = useSettingsForm<SettingsForms['brand'], SettingProblem>(stored);
  const [locale, setLocale] = useState<ShopperLocale>(() => chooseShopperLocale(t('preview.spoken')));
  const { form, change, problems } = editing;
  const error = (field: keyof SettingsForms['brand']) => settingProblemWords(t, problems[field]);
  const accent = readColor(form.accent);
  return (
    <SettingsFormPage title={t('settings.brand.title')} subtitle={t('settings.brand.subtitle')} editing={editing}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="400">
                <BlockStack gap="100">
                  <Text as="h2" variant="headingMd">
                    {t('settings.brand.look')}
                  </Text>
                  <Text as="p" tone="subdued">
                    {t('settings.brand.lookHelp')}
                  </Text>
                </BlockStack>
                <TextField
                  label={t('settings.brand.logo')}
                  name="logoUrl"
                  type="url"
                  value={form.logoUrl}
                  onChange={(logoUrl) => change({ logoUrl })}
                  autoComplete="off"
                  placeholder="https://cdn.shopify.com/…/logo.png"
                  error={error('logoUrl')}
                  helpText={t('settings.brand.logoHelp')}
                />
                <SettingsAccentField
                  value={form.accent}
                  shown={accent === null ? null : { background: accent, color: writingOn(accent) }}
                  error={error('accent')}
                  onChange={(value) => change({ accent: value })}
                />
              </BlockStack>
            </Card>
            <Card>
              <BlockStack gap="400">
                <Text as="h2" variant="headingMd">
                  {t('settings.brand.mails')}
                </Text>
                <TextField
                  label={t('settings.brand.sender')}
                  name="senderName"
                  value={form.senderName}
                  onChange={(senderName) => change({ senderName })}
                  autoComplete="off"
                  placeholder={shop.name}
                  maxLength={longestSender}
                  error={error('senderName')}
                  helpText={t('settings.brand.senderHelp')}
                />
                <TextField
                  label={t('settings.brand.replyTo')}
                  name="replyTo"
                  type="email"
                  value={form.replyTo}
                  onChange={(replyTo) => change({ replyTo })}
                  autoComplete="email"
                  placeholder={shop.email}
                  error={error('replyTo')}
                  helpText={t('settings.brand.replyToHelp')}
                />
                <TextField
                  label={t('settings.brand.footer')}
                  name="footer"
                  value={form.footer}
                  onChange={(footer) => change({ footer })}
                  multiline={3}
                  maxHeight={240}
                  maxLength={longestFooter}
                  showCharacterCount
                  autoComplete="off"
                  error={error('footer')}
                  helpText={t('settings.brand.footerHelp')}
                />
              </BlockStack>
            </Card>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <div className="ricochet-editor__follows">
            <SettingsPreview
              surfaces={['mail', 'landing']}
              locale={locale}
              onLocale={setLocale}
              typed={{ brand: JSON.stringify(form) }}
            />
          </div>
        </Layout.Section>
      </Layout>
    </SettingsFormPage>
  );
}
