import { Banner, Text } from '@shopify/polaris';
import { useText } from './text.tsx';

/** Another tab saved first. Nothing typed here is lost until the merchant chooses. */
export function ConflictBanner({ onSaveMine, onShowTheirs }: { onSaveMine: () => void; onShowTheirs: () => void }) {
  const t = useText();
  return (
    <Banner
      tone="warning"
      title={t('program.conflict.heading')}
      action={{ content: t('program.conflict.saveMine'), onAction: onSaveMine }}
      secondaryAction={{ content: t('program.conflict.showTheirs'), onAction: onShowTheirs }}
    >
      <Text as="p">{t('program.conflict.body')}</Text>
    </Banner>
  );
}
