import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Card, Text, TextField } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { blockListRefusals, type BlockListOutcome } from './block-outcome.ts';
import { useText } from './text.tsx';

/** Puts somebody on the block list by what the merchant types in. */
export function BlockForm() {
  const t = useText();
  const fetcher = useFetcher<BlockListOutcome>();
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [isMended, setIsMended] = useState(false);
  const told = useRef<BlockListOutcome | undefined>(undefined);
  const outcome = fetcher.data;
  useEffect(() => {
    if (told.current === outcome || outcome === undefined) return;
    told.current = outcome;
    setIsMended(false);
    if (!('done' in outcome)) return;
    setTyped('');
    setNote('');
  }, [outcome]);
  const error =
    outcome !== undefined && 'refused' in outcome && !isMended
      ? t(blockListRefusals[outcome.refused].words)
      : undefined;
  return (
    <Card>
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value="add" />
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('blocks.add.heading')}
          </Text>
          <div aria-live="polite" className="ricochet-live">
            {outcome !== undefined && 'done' in outcome && outcome.done === 'added' ? (
              <Banner tone="success">
                <Text as="p">{t('blocks.add.done', { typed: outcome.typed })}</Text>
              </Banner>
            ) : null}
          </div>
          <TextField
            name="typed"
            label={t('blocks.add.label')}
            helpText={t('blocks.add.help')}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setIsMended(true);
            }}
            error={error}
            autoComplete="off"
            maxLength={300}
            spellCheck={false}
          />
          <TextField
            name="note"
            label={t('blocks.add.note')}
            helpText={t('blocks.add.noteHelp')}
            value={note}
            onChange={setNote}
            autoComplete="off"
            maxLength={500}
          />
          <Box>
            <Button submit variant="primary" loading={fetcher.state !== 'idle'}>
              {t('blocks.add.action')}
            </Button>
          </Box>
        </BlockStack>
      </fetcher.Form>
    </Card>
  );
}
