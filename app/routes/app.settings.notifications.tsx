import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Checkbox, Text, TextField } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { findLastMerchantMail } from '#app/db/merchant-mails.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import {
  readTypedPart,
  toSettingsForm,
  type SettingProblem,
  type SettingsForms,
} from '#app/domain/shop/settings-form.ts';
import { saveSettingsPart } from '#app/operations/save-settings-part.ts';
import { settingProblemWords, settingsStatus } from '#app/ui/settings-outcome.ts';
import { SettingsFormPage } from '#app/ui/settings-page.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';
import { useSettingsForm } from '#app/ui/use-settings-form.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const [{ settings }, last] = await Promise.all([getShopSettings(shop.id), findLastMerchantMail(shop.id)]);
  return {
    stored: toSettingsForm('notifications', settings),
    shopEmail: shop.email,
    last: last === null ? null : { kind: last.kind, isRefused: last.outcome !== 'sent', at: last.at.toISOString() },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const data = await request.formData();
  const read = readTypedPart('notifications', { seen: data.get('seen'), form: data.get('form') });
  if (read === null) throw new Response(null, { status: 400 });
  const outcome = await saveSettingsPart({ shopId: shop.id, ...read, now: new Date() });
  return json(outcome, { status: 'refused' in outcome ? settingsStatus[outcome.refused] : 200 });
}

export default function Notifications() {
  const t = useText();
  const format = useFormat();
  const { stored, shopEmail, last } = useLoaderData<typeof loader>();
  const editing = useSettingsForm<SettingsForms['notifications'], SettingProblem>(stored);
  const { form, change, problems } = editing;
  return (
    <SettingsFormPage
      title={t('settings.notifications.title')}
      subtitle={t('settings.notifications.subtitle')}
      editing={editing}
    >
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('settings.notifications.which')}
          </Text>
          <Checkbox
            label={t('settings.notifications.weeklyDigest')}
            helpText={t('settings.notifications.weeklyDigestHelp')}
            checked={form.weeklyDigest}
            onChange={(weeklyDigest) => change({ weeklyDigest })}
          />
          <Checkbox
            label={t('settings.notifications.dailyTasks')}
            helpText={t('settings.notifications.dailyTasksHelp')}
            checked={form.dailyTasks}
            onChange={(dailyTasks) => change({ dailyTasks })}
          />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('settings.notifications.where')}
          </Text>
          <TextField
            label={t('settings.notifications.email')}
            name="email"
            type="email"
            value={form.email}
            onChange={(email) => change({ email })}
            placeholder={shopEmail}
            autoComplete="email"
            error={settingProblemWords(t, problems['email'])}
            helpText={t('settings.notifications.emailHelp')}
          />
          {last === null ? null : (
            <Text as="p" tone={last.isRefused ? 'critical' : 'subdued'}>
              {t(last.isRefused ? 'settings.notifications.lastRefused' : `settings.notifications.last.${last.kind}`, {
                when: format.moment(last.at),
              })}
            </Text>
          )}
        </BlockStack>
      </Card>
    </SettingsFormPage>
  );
}
