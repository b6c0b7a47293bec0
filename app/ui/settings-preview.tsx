import { BlockStack, Box, Card, Select, Spinner, Text } from '@shopify/polaris';
import { useId, useState } from 'react';
import { chooseShopperLocale, shopperLocales, type ShopperLocale } from '#app/i18n/translate.ts';
import type { PreviewSurface } from './preview-answer.ts';
import { PreviewFrame } from './program-preview.tsx';
import { useFormat, useText } from './text.tsx';
import { useSettingsPreview } from './use-settings-preview.ts';

interface Props {
  /** What can be looked at; the first is shown first. */
  surfaces: readonly [PreviewSurface, ...PreviewSurface[]];
  locale: ShopperLocale;
  /** Where the language may be chosen beside the picture. */
  onLocale?: (locale: ShopperLocale) => void;
  /** What is typed, as the server reads it. */
  typed: Record<string, string>;
}

/** What customers will see of settings that are being typed. */
export function SettingsPreview({ surfaces, locale, onLocale, typed }: Props) {
  const t = useText();
  const format = useFormat();
  const headingId = useId();
  const [surface, setSurface] = useState(surfaces[0]);
  const { answer, state } = useSettingsPreview({ ...typed, surface, locale }, `${surface} ${locale}`);
  const note = state === 'unreadable' ? 'preview.unreadable' : state === 'failed' ? 'preview.failed' : 'preview.sample';
  return (
    <Card padding="0">
      <section aria-labelledby={headingId}>
        <Box padding="400" paddingBlockEnd="300">
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd" id={headingId}>
              {t('preview.heading')}
            </Text>
            <Select
              label={t('preview.heading')}
              labelHidden
              options={surfaces.map((each) => ({ value: each, label: t(`preview.surface.${each}`) }))}
              value={surface}
              onChange={(chosen) => setSurface(surfaces.find((each) => each === chosen) ?? surfaces[0])}
            />
            {onLocale === undefined ? null : (
              <Select
                label={t('preview.language')}
                options={shopperLocales.map((value) => ({ value, label: format.language(value) }))}
                value={locale}
                onChange={(chosen) => onLocale(chooseShopperLocale(chosen))}
              />
            )}
          </BlockStack>
        </Box>
        <PreviewFrame
          device="phone"
          html={answer?.kind === 'shown' ? answer.html : null}
          title={t('preview.frameTitle', {
            surface: t(`preview.surface.${surface}`),
            language: format.language(locale),
          })}
        >
          {answer?.kind === 'nothing' ? (
            <Text as="p" tone="subdued" alignment="center">
              {t('preview.nothing')}
            </Text>
          ) : state === 'waiting' || state === 'current' ? (
            <Spinner size="small" accessibilityLabel={t('preview.drawing')} />
          ) : null}
        </PreviewFrame>
        <Box paddingInline="400" paddingBlock="300">
          <div aria-live="polite">
            <Text as="p" variant="bodySm" tone={state === 'current' || state === 'waiting' ? 'subdued' : 'caution'}>
              {t(note)}
            </Text>
          </div>
        </Box>
      </section>
    </Card>
  );
}
