import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import type { AdminKey } from '#app/i18n/admin/speak.ts';
import { useText } from './text.tsx';

export type CodeRefusal =
  'required' | 'malformed' | 'wrong_length' | 'rude' | 'taken' | 'is_discount' | 'advocate_not_found';
export type CodeOutcome = { done: 'renamed'; code: string } | { refused: CodeRefusal };

const refusals = {
  required: 'inviteCodes.refusal.required',
  malformed: 'inviteCodes.refusal.malformed',
  wrong_length: 'inviteCodes.refusal.wrong_length',
  rude: 'inviteCodes.refusal.rude',
  taken: 'inviteCodes.refusal.taken',
  is_discount: 'inviteCodes.refusal.is_discount',
  advocate_not_found: 'inviteCodes.refusal.advocate_not_found',
} as const satisfies Record<CodeRefusal, AdminKey>;

/** An advocate's invite codes, and a way to give another one, or one back that they had before. */
export function InviteCodesCard({ codes }: { codes: { code: string; isCurrent: boolean }[] }) {
  const t = useText();
  const bridge = useAppBridge();
  const fetcher = useFetcher<CodeOutcome>();
  const [typed, setTyped] = useState('');
  const [isMended, setIsMended] = useState(false);
  const outcome = fetcher.data;
  const isBusy = fetcher.state !== 'idle';
  // Each answer is taken in once: the page's facts are read anew while the merchant types the next code.
  const told = useRef<CodeOutcome | undefined>(undefined);
  useEffect(() => {
    if (told.current === outcome || outcome === undefined) return;
    told.current = outcome;
    setIsMended(false);
    if (!('done' in outcome)) return;
    bridge.toast.show(t('inviteCodes.given', { code: outcome.code }));
    setTyped('');
  }, [outcome, bridge, t]);

  const error = outcome !== undefined && 'refused' in outcome && !isMended ? t(refusals[outcome.refused]) : undefined;
  const give = (code: string) => fetcher.submit({ intent: 'rename', code }, { method: 'post' });
  const current = codes.find(({ isCurrent }) => isCurrent);
  const former = codes.filter(({ isCurrent }) => !isCurrent);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('inviteCodes.heading')}
          </Text>
          <Text as="p" fontWeight="semibold">
            <span translate="no">{current?.code}</span>
          </Text>
        </BlockStack>
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value="rename" />
          <BlockStack gap="300">
            <TextField
              name="code"
              label={t('inviteCodes.label')}
              helpText={t('inviteCodes.help')}
              value={typed}
              onChange={(text) => {
                setTyped(text);
                setIsMended(true);
              }}
              error={error}
              autoComplete="off"
              maxLength={20}
              spellCheck={false}
            />
            <InlineStack align="end">
              <Button submit loading={isBusy}>
                {t('inviteCodes.give')}
              </Button>
            </InlineStack>
          </BlockStack>
        </fetcher.Form>
        {former.length === 0 ? null : (
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {t('inviteCodes.former')}
            </Text>
            {former.map(({ code }) => (
              <InlineStack key={code} align="space-between" blockAlign="center">
                <span translate="no">{code}</span>
                <Button
                  variant="plain"
                  disabled={isBusy}
                  accessibilityLabel={t('inviteCodes.giveBackNamed', { code })}
                  onClick={() => give(code)}
                >
                  {t('inviteCodes.giveBack')}
                </Button>
              </InlineStack>
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
