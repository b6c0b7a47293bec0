import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Card, TextField } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { longestNote } from '#app/domain/shop/settings-limits.ts';
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
  const { settings } = await getShopSettings(shop.id);
  return { stored: toSettingsForm('team', settings), at: settings.teamNoteAt };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const data = await request.formData();
  const read = readTypedPart('team', { seen: data.get('seen'), form: data.get('form') });
  if (read === null) throw new Response(null, { status: 400 });
  const outcome = await saveSettingsPart({ shopId: shop.id, ...read, now: new Date() });
  return json(outcome, { status: 'refused' in outcome ? settingsStatus[outcome.refused] : 200 });
}

export default function TeamNote() {
  const t = useText();
  const format = useFormat();
  const { stored, at } = useLoaderData<typeof loader>();
  const editing = useSettingsForm<SettingsForms['team'], SettingProblem>(stored);
  return (
    <SettingsFormPage title={t('settings.team.title')} subtitle={t('settings.team.subtitle')} editing={editing}>
      <Card>
        <TextField
          label={t('settings.team.label')}
          name="note"
          value={editing.form.note}
          onChange={(note) => editing.change({ note })}
          multiline={8}
          maxHeight={480}
          maxLength={longestNote}
          showCharacterCount
          autoComplete="off"
          placeholder={t('settings.team.example')}
          error={settingProblemWords(t, editing.problems['note'])}
          helpText={at === null ? t('settings.team.help') : t('settings.team.savedAt', { when: format.moment(at) })}
        />
      </Card>
    </SettingsFormPage>
  );
}
