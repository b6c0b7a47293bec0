import { BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Select, Spinner, Text } from '@shopify/polaris';
import { useEffect, useId, useRef, useState } from 'react';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { shopperLocales, type ShopperLocale } from '#app/i18n/translate.ts';
import type { PreviewSurface } from './preview-answer.ts';
import { useFormat, useText } from './text.tsx';
import { useProgramPreview } from './use-program-preview.ts';

const surfaces = ['block', 'landing', 'mail'] as const satisfies PreviewSurface[];
const widths = { desktop: 960, phone: 375 } as const;
type Device = keyof typeof widths;

interface Props {
  /** The draft as it is typed, in the merchant's own writing of amounts. */
  form: ProgramForm;
  /** Of its amounts. */
  currency: string;
}

/** What customers will see of a draft, beside the form in which it is typed. */
export function ProgramPreview({ form, currency }: Props) {
  const t = useText();
  const format = useFormat();
  const headingId = useId();
  const [surface, setSurface] = useState<PreviewSurface>('block');
  const [locale, setLocale] = useState<ShopperLocale>(() => toLocale(t('preview.spoken')));
  const [device, setDevice] = useState<Device>('phone');
  const { answer, state } = useProgramPreview({ form, currency, surface, locale });
  const note = state === 'unreadable' ? 'preview.unreadable' : state === 'failed' ? 'preview.failed' : 'preview.sample';
  const languages = shopperLocales.map((value) => ({ value, label: format.language(value) }));
  return (
    <Card padding="0">
      <section aria-labelledby={headingId}>
        <Box padding="400" paddingBlockEnd="300">
          <BlockStack gap="300">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h2" variant="headingMd" id={headingId}>
                {t('preview.heading')}
              </Text>
              <ButtonGroup variant="segmented">
                {(['phone', 'desktop'] as const).map((each) => (
                  <Button
                    key={each}
                    size="slim"
                    pressed={device === each}
                    accessibilityLabel={t(`preview.deviceNamed.${each}`)}
                    onClick={() => setDevice(each)}
                  >
                    {t(`preview.device.${each}`)}
                  </Button>
                ))}
              </ButtonGroup>
            </InlineStack>
            <ButtonGroup variant="segmented" fullWidth>
              {surfaces.map((each) => (
                <Button key={each} pressed={surface === each} onClick={() => setSurface(each)}>
                  {t(`preview.surface.${each}`)}
                </Button>
              ))}
            </ButtonGroup>
            <Select
              label={t('preview.language')}
              labelInline
              options={languages}
              value={locale}
              onChange={(chosen) => setLocale(toLocale(chosen))}
            />
          </BlockStack>
        </Box>
        <PreviewFrame
          device={device}
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
            <Text as="p" variant="bodySm" tone={state === 'unreadable' || state === 'failed' ? 'caution' : 'subdued'}>
              {t(note)}
            </Text>
          </div>
        </Box>
      </section>
    </Card>
  );
}

function toLocale(tag: string): ShopperLocale {
  return shopperLocales.find((each) => each === tag) ?? 'en';
}

interface Frame {
  device: Device;
  html: string | null;
  title: string;
  children: React.ReactNode;
}

/** Always as tall, whatever it shows. What is wider than its room is made smaller, as on paper. Nothing in it runs or leads anywhere. */
export function PreviewFrame({ device, html, title, children }: Frame) {
  const room = useRef<HTMLDivElement>(null);
  const [available, setAvailable] = useState<number>(widths.phone);
  useEffect(() => {
    if (room.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setAvailable(entry.contentRect.width);
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, []);
  const width = widths[device];
  const scale = Math.min(1, available / width);
  return (
    <div ref={room} className="ricochet-preview">
      {html === null ? (
        <div className="ricochet-preview__empty">{children}</div>
      ) : (
        <iframe
          title={title}
          sandbox=""
          srcDoc={html}
          style={{ width, height: `calc(100% / ${scale})`, transform: `scale(${scale})` }}
        />
      )}
    </div>
  );
}
