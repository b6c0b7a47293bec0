import { Modal, TitleBar, useAppBridge } from '@shopify/app-bridge-react';
import { Box, Text } from '@shopify/polaris';
import { useText } from './text.tsx';

export const archiveModalId = 'archive-program';

/** Asks before a program is put away: there is no way back but a copy. */
export function ProgramArchiveModal({ name, onArchive }: { name: string; onArchive: () => void }) {
  const t = useText();
  const bridge = useAppBridge();
  const close = () => void bridge.modal.hide(archiveModalId);
  return (
    <Modal id={archiveModalId} variant="small">
      <Box padding="400">
        <Text as="p">{t('program.archiveBody')}</Text>
      </Box>
      <TitleBar title={t('program.archiveHeading', { name })}>
        <button
          variant="primary"
          tone="critical"
          onClick={() => {
            close();
            onArchive();
          }}
        >
          {t('program.archive')}
        </button>
        <button onClick={close}>{t('program.keep')}</button>
      </TitleBar>
    </Modal>
  );
}
