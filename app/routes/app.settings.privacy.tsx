import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Card, List, Text, TextField } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { originDaysRange } from '#app/domain/shop/settings-limits.ts';
import {
  readTypedPart,
  toSettingsForm,
  type SettingProblem,
  type SettingsForms,
} from '#app/domain/shop/settings-form.ts';
import { saveSettingsPart } from '#app/operations/save-settings-part.ts';
import { settingProblemWords, settingsStatus } from '#app/ui/settings-outcome.ts';
import { SettingsFormPage } from '#app/ui/settings-page.tsx';
import { SettingsRetention } from '#app/ui/settings-retention.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';
import { useSettingsForm } from '#app/ui/use-settings-form.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { settings } = await getShopSettings(shop.id);
  return { stored: toSettingsForm('privacy', settings), originDays: settings.privacy.originDays };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const data = await request.formData();
  const read = readTypedPart('privacy', { seen: data.get('seen'), form: data.get('form') });
  if (read === null) throw new Response(null, { status: 400 });
  const outcome = await saveSettingsPart({ shopId: shop.id, ...read, now: new Date() });
  return json(outcome, { status: 'refused' in outcome ? settingsStatus[outcome.refused] : 200 });
}

export default function Privacy() {
  const t = useText();
  const format = useFormat();
  const { stored, originDays } = useLoaderData<typeof loader>();
  const editing = useSettingsForm<SettingsForms['privacy'], SettingProblem>(stored);
  const range = { least: format.count(originDaysRange.least), most: format.count(originDaysRange.most) };
  const problem = editing.problems['originDays'];
  return (
    <SettingsFormPage title={t('settings.privacy.title')} subtitle={t('settings.privacy.subtitle')} editing={editing}>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('settings.privacy.originHeading')}
          </Text>
          <Text as="p">{t('settings.privacy.originBody')}</Text>
          <Box maxWidth="16rem">
            <TextField
              label={t('settings.privacy.originDays')}
              name="originDays"
              value={editing.form.originDays}
              onChange={(days) => editing.change({ originDays: days })}
              inputMode="numeric"
              suffix={t('settings.privacy.days')}
              autoComplete="off"
              error={
                problem === 'not_in_range' ? t('settings.problem.not_in_range', range) : settingProblemWords(t, problem)
              }
              helpText={t('settings.privacy.originHelp', range)}
            />
          </Box>
        </BlockStack>
      </Card>
      <SettingsRetention originDays={originDays} />
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('settings.privacy.consentHeading')}
          </Text>
          <Text as="p">{t('settings.privacy.consentBody')}</Text>
          <List>
            {(['visit', 'cart', 'claim', 'order'] as const).map((step) => (
              <List.Item key={step}>{t(`settings.privacy.consent.${step}`)}</List.Item>
            ))}
          </List>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('settings.privacy.requestsHeading')}
          </Text>
          <Text as="p">{t('settings.privacy.requestsBody')}</Text>
          <List>
            {(['access', 'erase', 'uninstall'] as const).map((request) => (
              <List.Item key={request}>{t(`settings.privacy.requests.${request}`)}</List.Item>
            ))}
          </List>
        </BlockStack>
      </Card>
    </SettingsFormPage>
  );
}
