import { Modal, Text } from '@shopify/polaris';
import { useText } from './text.tsx';

/** Asks before several rewards are taken back from advocates: they will hear of it. */
export function BulkTakeBackModal({
  count,
  isOpen,
  onTakeBack,
  onClose,
}: {
  count: number;
  isOpen: boolean;
  onTakeBack: () => void;
  onClose: () => void;
}) {
  const t = useText();
  return (
    <Modal
      open={isOpen}
      onClose={onClose}
      title={t('lists.bulk.takeBackHeading', { count })}
      primaryAction={{
        content: t('lists.bulk.take_back'),
        destructive: true,
        onAction: () => {
          onClose();
          onTakeBack();
        },
      }}
      secondaryActions={[{ content: t('reward.takeBack.keep'), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{t('reward.takeBack.body')}</Text>
      </Modal.Section>
    </Modal>
  );
}
