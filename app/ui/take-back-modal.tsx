import { Modal, TitleBar } from '@shopify/app-bridge-react';
import { Box, Text } from '@shopify/polaris';
import { useText } from './text.tsx';

/** Asks before something is taken back from an advocate: they will hear of it. */
export function TakeBackModal({
  isOpen,
  about,
  onTakeBack,
  onClose,
}: {
  isOpen: boolean;
  about: 'reward' | 'referral';
  onTakeBack: () => void;
  onClose: () => void;
}) {
  const t = useText();
  const isReferral = about === 'referral';
  return (
    <Modal open={isOpen} onHide={onClose} variant="small">
      {isOpen ? (
        <Box padding="400">
          <Text as="p">{t(isReferral ? 'referral.takeBackBody' : 'reward.takeBack.body')}</Text>
        </Box>
      ) : null}
      <TitleBar title={t(isReferral ? 'referral.takeBackHeading' : 'reward.takeBack.heading')}>
        <button
          variant="primary"
          tone="critical"
          onClick={() => {
            onClose();
            onTakeBack();
          }}
        >
          {t('referral.takeBack')}
        </button>
        <button onClick={onClose}>{t(isReferral ? 'referral.keep' : 'reward.takeBack.keep')}</button>
      </TitleBar>
    </Modal>
  );
}
