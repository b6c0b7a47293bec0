import { useAppBridge } from '@shopify/app-bridge-react';
import { useSearchParams } from '@remix-run/react';
import { BlockStack, Button, Card, InlineGrid, InlineStack, Layout, Select, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { WordProblem } from '#app/i18n/check-word.ts';
import type { DescribedWord } from '#app/i18n/describe-words.ts';
import type { WordGroup } from '#app/i18n/editable-words.ts';
import { shopperLocales, type ShopperLocale } from '#app/i18n/translate.ts';
import { EmptyCard } from './empty-card.tsx';
import { SettingsFormPage } from './settings-page.tsx';
import { SettingsPreview } from './settings-preview.tsx';
import { SettingsWordGroup } from './settings-word-group.tsx';
import { useFormat, useText } from './text.tsx';
import { useSettingsForm } from './use-settings-form.ts';

interface Props {
  locale: ShopperLocale;
  groups: { group: WordGroup; words: DescribedWord[] }[];
  own: Record<string, string>;
  /** How many texts of each language are the merchant's own. */
  changed: Record<string, number>;
}

/** The texts that customers read, in one language, each with ours behind it. */
export function SettingsWords({ locale, groups, own, changed }: Props) {
  const t = useText();
  const format = useFormat();
  const bridge = useAppBridge();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState('');
  // Every field is there from the start, so that an emptied one is the same as one that was never filled.
  const keys = groups.flatMap(({ words }) => words.map(({ key }) => key));
  const stored = Object.fromEntries(keys.map((key) => [key, own[key] ?? '']));
  const editing = useSettingsForm<Record<string, string>, WordProblem>(stored, { language: locale });
  const sought = search.trim().toLocaleLowerCase();
  const found = groups
    .map(({ group, words }) => ({ group, words: words.filter((word) => matches(word)) }))
    .filter(({ words }) => words.length > 0);
  const ownCount = keys.filter((key) => editing.form[key] !== '').length;

  function matches({ key, ours }: DescribedWord): boolean {
    const texts = [t(`wordLabels.${key}`), ours, editing.form[key] ?? ''];
    return sought === '' || texts.some((text) => text.toLocaleLowerCase().includes(sought));
  }
  const choose = (language: string) => {
    const go = () => setParams({ ...Object.fromEntries(params), language }, { preventScrollReset: true });
    if (!editing.isDirty) return go();
    // The bar asks; who stays goes on typing.
    void bridge.saveBar.leaveConfirmation().then(
      () => {
        editing.discard();
        go();
      },
      () => undefined,
    );
  };
  return (
    <SettingsFormPage title={t('settings.words.title')} subtitle={t('settings.words.subtitle')} editing={editing}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="300">
                <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
                  <Select
                    label={t('settings.words.language')}
                    options={shopperLocales.map((value) => ({
                      value,
                      label:
                        (changed[value] ?? 0) === 0
                          ? format.language(value)
                          : t('settings.words.languageChanged', {
                              language: format.language(value),
                              count: changed[value] ?? 0,
                              number: format.count(changed[value] ?? 0),
                            }),
                    }))}
                    value={locale}
                    onChange={choose}
                  />
                  <TextField
                    label={t('settings.words.search')}
                    type="search"
                    value={search}
                    onChange={setSearch}
                    autoComplete="off"
                    clearButton
                    onClearButtonClick={() => setSearch('')}
                  />
                </InlineGrid>
                <InlineStack align="space-between" blockAlign="center" gap="200">
                  <Text as="p" tone="subdued">
                    {t('settings.words.help')}
                  </Text>
                  <Button
                    variant="plain"
                    disabled={ownCount === 0}
                    onClick={() => editing.change(Object.fromEntries(keys.map((key) => [key, ''])))}
                  >
                    {t('settings.words.resetAll', { language: format.language(locale) })}
                  </Button>
                </InlineStack>
              </BlockStack>
            </Card>
            {found.length === 0 ? (
              <EmptyCard heading={t('settings.words.noneHeading')} body={t('settings.words.noneBody')} />
            ) : (
              found.map(({ group, words }, index) => (
                <SettingsWordGroup
                  key={group}
                  group={group}
                  words={words}
                  editing={editing}
                  isOpen={sought !== '' || index === 0}
                />
              ))
            )}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <div className="ricochet-editor__follows">
            <SettingsPreview
              surfaces={['landing', 'block', 'mail']}
              locale={locale}
              typed={{ words: JSON.stringify(editing.form) }}
            />
          </div>
        </Layout.Section>
      </Layout>
    </SettingsFormPage>
  );
}
