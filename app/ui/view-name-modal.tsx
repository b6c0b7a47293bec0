import { Form, Modal, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useText } from './text.tsx';
import type { RefusedWish } from './use-saved-views.ts';

/** Asks for a view's name once more, with what was wrong at the field. */
export function ViewNameModal({
  refused,
  onName,
  onClose,
}: {
  refused: RefusedWish | null;
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const wish = refused?.wish;
  const given = wish !== undefined && 'name' in wish ? wish.name : '';
  const [name, setName] = useState(given);
  useEffect(() => setName(given), [given, refused]);
  return (
    <Modal
      open={refused !== null}
      onClose={onClose}
      title={t(wish?.intent === 'rename' ? 'lists.views.renameHeading' : 'lists.views.saveHeading')}
      primaryAction={{ content: t('lists.views.save'), onAction: () => onName(name) }}
      secondaryActions={[{ content: t('lists.views.cancel'), onAction: onClose }]}
    >
      <Modal.Section>
        <Form onSubmit={() => onName(name)}>
          <TextField
            label={t('lists.views.name')}
            value={name}
            onChange={setName}
            maxLength={40}
            autoComplete="off"
            error={refused?.why}
          />
        </Form>
      </Modal.Section>
    </Modal>
  );
}
