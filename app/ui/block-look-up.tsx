import { useFetcher } from '@remix-run/react';
import { BlockStack, Box, Button, Card, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { blockListRefusals, type BlockListOutcome } from './block-outcome.ts';
import { useText } from './text.tsx';

const answers = {
  itself: 'blocks.lookUp.found',
  domain: 'blocks.lookUp.foundByDomain',
  nothing: 'blocks.lookUp.notFound',
} as const;

/** Whether somebody is on the list; the list itself cannot be read by name. */
export function BlockLookUp() {
  const t = useText();
  const fetcher = useFetcher<BlockListOutcome>();
  const [typed, setTyped] = useState('');
  const [isMended, setIsMended] = useState(false);
  const outcome = fetcher.data;
  const error =
    outcome !== undefined && 'refused' in outcome && !isMended
      ? t(blockListRefusals[outcome.refused].words)
      : undefined;
  return (
    <Card>
      {/* The address is nobody's business: it goes with the form's body and stands in no address bar. */}
      <fetcher.Form method="post" onSubmit={() => setIsMended(false)}>
        <input type="hidden" name="intent" value="look_up" />
        <BlockStack gap="400">
          <TextField
            name="typed"
            label={t('blocks.lookUp.label')}
            helpText={t('blocks.lookUp.help')}
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
          <Box>
            <Button submit loading={fetcher.state !== 'idle'}>
              {t('blocks.lookUp.action')}
            </Button>
          </Box>
          <div aria-live="polite">
            {outcome !== undefined && 'done' in outcome && outcome.done === 'looked_up' ? (
              <Text as="p" fontWeight="semibold" breakWord>
                {t(answers[outcome.foundBy ?? 'nothing'], { typed: outcome.typed })}
              </Text>
            ) : null}
          </div>
        </BlockStack>
      </fetcher.Form>
    </Card>
  );
}
