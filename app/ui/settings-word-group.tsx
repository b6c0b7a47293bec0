import {
  Badge,
  BlockStack,
  Button,
  Card,
  Collapsible,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useId, useState } from 'react';
import type { WordProblem } from '#app/i18n/check-word.ts';
import type { DescribedWord } from '#app/i18n/describe-words.ts';
import type { WordGroup } from '#app/i18n/editable-words.ts';
import { wordProblemWords, written } from './settings-outcome.ts';
import { useFormat, useText } from './text.tsx';
import type { SettingsEditing } from './use-settings-form.ts';

type Editing = SettingsEditing<Record<string, string>, WordProblem>;

/** The texts of one place, folded until they are wanted. */
export function SettingsWordGroup({
  group,
  words,
  editing,
  isOpen: startsOpen,
}: {
  group: WordGroup;
  words: DescribedWord[];
  editing: Editing;
  isOpen: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const id = useId();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const hasProblem = words.some(({ key }) => editing.problems[key] !== undefined);
  const isOpen = hasProblem || (chosen ?? startsOpen);
  const own = words.filter(({ key }) => editing.form[key] !== '').length;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t(`settings.words.group.${group}`)}
            </Text>
            {own === 0 ? null : (
              <Badge tone="info">{t('settings.words.ownCount', { count: own, number: format.count(own) })}</Badge>
            )}
          </InlineStack>
          <Button
            variant="plain"
            disclosure={isOpen ? 'up' : 'down'}
            ariaExpanded={isOpen}
            ariaControls={id}
            accessibilityLabel={t(isOpen ? 'settings.words.foldNamed' : 'settings.words.showNamed', {
              group: t(`settings.words.group.${group}`),
            })}
            onClick={() => setChosen(!isOpen)}
          >
            {t(isOpen ? 'settings.words.fold' : 'settings.words.show')}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t(`settings.words.groupHelp.${group}`)}
        </Text>
        <Collapsible id={id} open={isOpen}>
          {isOpen ? (
            <FormLayout>
              {words.map((word) => (
                <WordField key={word.key} word={word} editing={editing} />
              ))}
            </FormLayout>
          ) : null}
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

/** Fields of longer texts have room for two lines, on a phone too. */
const longText = 130;

function WordField({ word, editing }: { word: DescribedWord; editing: Editing }) {
  const t = useText();
  const format = useFormat();
  const { key, most, ours, placeholders } = word;
  const value = editing.form[key] ?? '';
  const isOwn = value !== '';
  const label = t(`wordLabels.${key}`);
  const set = (text: string) => editing.change({ [key]: text });
  return (
    <TextField
      label={isOwn ? t('settings.words.changedLabel', { label }) : label}
      name={key}
      value={value}
      onChange={set}
      placeholder={ours}
      maxLength={most}
      multiline={most > longText ? 3 : 1}
      autoComplete="off"
      error={wordProblemWords({ t, format }, editing.problems[key])}
      labelAction={
        isOwn
          ? {
              content: t('settings.words.reset'),
              accessibilityLabel: t('settings.words.resetNamed', { label }),
              onAction: () => set(''),
            }
          : {
              content: t('settings.words.startFromOurs'),
              accessibilityLabel: t('settings.words.startFromOursNamed', { label }),
              onAction: () => set(ours),
            }
      }
      helpText={
        placeholders.length === 0
          ? undefined
          : t('settings.words.placeholders', { list: format.list(placeholders.map(written)) })
      }
    />
  );
}
