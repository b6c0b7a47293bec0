import { Banner, BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { compareForms } from './compare-forms.ts';
import type { OfferSpeech } from './offer.ts';
import { useText } from './text.tsx';

interface Conflict {
  theirs: ProgramForm;
  mine: ProgramForm;
  speech: OfferSpeech;
  onCombine: () => void;
  onSaveMine: () => void;
  onShowTheirs: () => void;
}

/** Somebody else saved first: both versions, setting by setting. Nothing typed here is lost until the merchant chooses. */
export function ConflictBanner({ theirs, mine, speech, onCombine, onSaveMine, onShowTheirs }: Conflict) {
  const t = useText();
  const name = { setting: t('program.conflict.onlyName'), before: theirs.name, after: mine.name };
  const differences = [...(theirs.name === mine.name ? [] : [name]), ...compareForms(theirs, mine, speech)];
  return (
    <Banner tone="warning" title={t('program.conflict.heading')}>
      <BlockStack gap="300">
        <Text as="p">{t('program.conflict.body')}</Text>
        <Box background="bg-surface" borderRadius="200" borderWidth="025" borderColor="border-secondary">
          <table className="ricochet-compare">
            <thead>
              <tr>
                {(['setting', 'theirs', 'yours'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`program.conflict.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map(({ setting, before, after }) => (
                <tr key={setting}>
                  <th scope="row">{setting}</th>
                  <td data-label={t('program.conflict.theirs')}>{before}</td>
                  <td data-label={t('program.conflict.yours')}>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
        <Text as="p" tone="subdued">
          {t('program.conflict.combineHelp')}
        </Text>
        <InlineStack gap="200">
          <Button onClick={onCombine}>{t('program.conflict.combine')}</Button>
          <Button onClick={onShowTheirs}>{t('program.conflict.showTheirs')}</Button>
          <Button onClick={onSaveMine}>{t('program.conflict.saveMine')}</Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

/** What was typed into a program that somebody archived meanwhile. */
export function ArchivedBanner({ onKeep, onLetGo }: { onKeep: () => void; onLetGo: () => void }) {
  const t = useText();
  return (
    <Banner
      tone="warning"
      title={t('program.archivedElsewhere.heading')}
      action={{ content: t('program.archivedElsewhere.keep'), onAction: onKeep }}
      secondaryAction={{ content: t('program.archivedElsewhere.letGo'), onAction: onLetGo }}
    >
      <Text as="p">{t('program.archivedElsewhere.body')}</Text>
    </Banner>
  );
}
