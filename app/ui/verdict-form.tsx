import { BlockStack, Box, Button, InlineStack, Select, TextField } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import type { MerchantReason } from '#app/domain/decision.ts';
import { declineWords } from './verdict-outcome.ts';
import { useText } from './text.tsx';

/** Characters of a note. */
const longestNote = 1000;
const reasons = Object.keys(declineWords) as MerchantReason[];

export interface Declined {
  reason: MerchantReason;
  note: string;
}

/** Asks why, before something is declined. It opens where the button was, and takes the focus there. */
export function VerdictForm({
  id,
  action,
  isBusy,
  onDecline,
  onCancel,
}: {
  id: string;
  /** What the button says. */
  action: string;
  isBusy: boolean;
  onDecline: (declined: Declined) => void;
  onCancel: () => void;
}) {
  const t = useText();
  const [reason, setReason] = useState<MerchantReason>('merchant_declined');
  const [note, setNote] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('select')?.focus();
  }, []);
  return (
    <div ref={box}>
      <Box background="bg-surface-secondary" padding="400" borderRadius="200">
        <BlockStack gap="300">
          <Select
            id={`${id}-reason`}
            label={t('verdict.reason')}
            helpText={t('verdict.reasonHelp')}
            options={reasons.map((value) => ({ value, label: t(declineWords[value]) }))}
            value={reason}
            onChange={(value) => setReason(reasons.find((each) => each === value) ?? 'merchant_declined')}
          />
          <TextField
            id={`${id}-note`}
            label={t('verdict.note')}
            helpText={t('verdict.noteHelp')}
            value={note}
            onChange={setNote}
            multiline={2}
            maxLength={longestNote}
            autoComplete="off"
          />
          <InlineStack gap="200">
            <Button variant="primary" loading={isBusy} onClick={() => onDecline({ reason, note })}>
              {action}
            </Button>
            <Button disabled={isBusy} onClick={onCancel}>
              {t('verdict.cancel')}
            </Button>
          </InlineStack>
        </BlockStack>
      </Box>
    </div>
  );
}
