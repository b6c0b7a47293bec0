import {
  BlockStack,
  Box,
  ColorPicker,
  hexToRgb,
  hsbToHex,
  InlineStack,
  Popover,
  rgbToHsb,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useText } from './text.tsx';

interface Field {
  value: string;
  /** The typed color and what is written on it; null while it is none. */
  shown: { background: string; color: string } | null;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** What the picker begins with while no color is chosen. */
const plain = '#1f1f1d';

/** A color, typed or picked, with a button as it will look. */
export function SettingsAccentField({ value, shown, error, onChange }: Field) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const color = shown?.background ?? plain;
  return (
    <BlockStack gap="300">
      <TextField
        label={t('settings.brand.accent')}
        name="accent"
        value={value}
        onChange={onChange}
        placeholder="#1f6f54"
        autoComplete="off"
        spellCheck={false}
        error={error}
        helpText={t('settings.brand.accentHelp')}
        clearButton
        onClearButtonClick={() => onChange('')}
        connectedLeft={
          <Popover
            active={isOpen}
            onClose={() => setOpen(false)}
            ariaHaspopup="dialog"
            activator={
              <button
                type="button"
                className="ricochet-swatch"
                style={{ background: color }}
                aria-label={t('settings.brand.pick')}
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              />
            }
          >
            <Box padding="300">
              <ColorPicker color={rgbToHsb(hexToRgb(color))} onChange={(color) => onChange(hsbToHex(color))} />
            </Box>
          </Popover>
        }
      />
      {shown === null ? null : (
        <InlineStack gap="300" blockAlign="center">
          <span className="ricochet-shown-button" style={shown}>
            {t('settings.brand.button')}
          </span>
          <Text as="span" tone="subdued" variant="bodySm">
            {t(shown.color === '#ffffff' ? 'settings.brand.onAccentWhite' : 'settings.brand.onAccentBlack')}
          </Text>
        </InlineStack>
      )}
    </BlockStack>
  );
}
