import { Modal, TitleBar, useAppBridge } from '@shopify/app-bridge-react';
import { BlockStack, Box, List, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { describeProgram, type OfferSpeech } from './offer.ts';
import { ProgramChanges } from './program-changes.tsx';
import { useText } from './text.tsx';

export const publishModalId = 'publish-program';

interface Publish {
  saved: ProgramForm;
  /** The version that customers get now; null while there is none. */
  published: { number: number; form: ProgramForm } | null;
  speech: OfferSpeech;
  onPublish: () => void;
}

/** Shows what customers will get, or what changes for them, before a version is frozen. */
export function ProgramPublishModal({ saved, published, speech, onPublish }: Publish) {
  const t = useText();
  const bridge = useAppBridge();
  const close = () => void bridge.modal.hide(publishModalId);
  const next = (published?.number ?? 0) + 1;
  return (
    <Modal id={publishModalId}>
      <Box padding="400">
        <BlockStack gap="300">
          {published === null ? (
            <>
              <Text as="p">{t('program.publishFirst')}</Text>
              <List>
                {describeProgram(saved, speech).map((sentence) => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
            </>
          ) : (
            <>
              <Text as="p">{t('program.publishNext', { number: published.number })}</Text>
              <ProgramChanges before={published.form} after={saved} speech={speech} />
            </>
          )}
        </BlockStack>
      </Box>
      <TitleBar title={t('program.publishHeading', { number: next })}>
        <button
          variant="primary"
          onClick={() => {
            close();
            onPublish();
          }}
        >
          {t('program.publishNow')}
        </button>
        <button onClick={close}>{t('program.notYet')}</button>
      </TitleBar>
    </Modal>
  );
}
