import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Layout, Page } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import { shopperLocales } from '#app/i18n/translate.ts';
import { SettingsRows } from '#app/ui/settings-rows.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { settings } = await getShopSettings(shop.id);
  const { brand, words, privacy, notifications, teamNote, teamNoteAt } = settings;
  return {
    hasBrand: brand.logoUrl !== null || brand.accent !== null || brand.senderName !== null || brand.footer !== '',
    ownWords: Object.values(words).reduce((count, own) => count + Object.keys(own).length, 0),
    originDays: privacy.originDays,
    mails: Number(notifications.weeklyDigest) + Number(notifications.dailyTasks),
    mailsTo: notifications.email ?? shop.email,
    note: teamNote === '' ? null : { firstLine: teamNote.split('\n')[0]?.slice(0, 120) ?? '', at: teamNoteAt },
  };
}

export default function Settings() {
  const t = useText();
  const format = useFormat();
  const { hasBrand, ownWords, originDays, mails, mailsTo, note } = useLoaderData<typeof loader>();
  const look = [
    {
      url: '/app/settings/brand',
      name: t('settings.brand.title'),
      state: t(hasBrand ? 'settings.index.brandOwn' : 'settings.index.brandPlain'),
    },
    {
      url: '/app/settings/words',
      name: t('settings.words.title'),
      state:
        ownWords === 0
          ? t('settings.index.wordsOurs')
          : t('settings.index.wordsOwn', { count: ownWords, number: format.count(ownWords) }),
    },
    {
      url: '/app/settings/languages',
      name: t('settings.languages.title'),
      state: t('settings.index.languages', { count: shopperLocales.length }),
    },
  ];
  const safety = [
    {
      url: '/app/settings/protection',
      name: t('settings.protection.title'),
      state: t('settings.index.protection'),
    },
    {
      url: '/app/settings/privacy',
      name: t('settings.privacy.title'),
      state: t('settings.index.privacy', { count: originDays, number: format.count(originDays) }),
    },
  ];
  const team = [
    {
      url: '/app/settings/notifications',
      name: t('settings.notifications.title'),
      state:
        mails === 0
          ? t('settings.index.mailsNone')
          : t('settings.index.mails', { count: mails, number: format.count(mails), address: mailsTo }),
    },
    {
      url: '/app/settings/team',
      name: t('settings.team.title'),
      state: note === null ? t('settings.index.noteNone') : note.firstLine,
    },
  ];
  return (
    <Page title={t('settings.title')}>
      <Layout>
        <Layout.AnnotatedSection title={t('settings.index.look')} description={t('settings.index.lookHelp')}>
          <SettingsRows rows={look} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={t('settings.index.safety')} description={t('settings.index.safetyHelp')}>
          <SettingsRows rows={safety} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={t('settings.index.team')} description={t('settings.index.teamHelp')}>
          <SettingsRows rows={team} />
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}
