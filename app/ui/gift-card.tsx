import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';
import type { GoodsNames } from './goods.ts';
import { benefitKinds } from './offer-kinds.ts';
import { EditorProvider } from './program-editor-context.tsx';
import { ProgramSelect, ProgramTextField } from './program-field.tsx';
import { ProgramOfferFields } from './program-offer-fields.tsx';
import type { Problems } from './program-outcome.ts';
import { useText } from './text.tsx';

export type GiftRefusal = 'advocate_not_found' | 'program_not_published' | 'bad_offer' | 'note_too_long';
export type GiftOutcome = { done: 'given' } | { refused: 'invalid'; problems: Problems } | { refused: GiftRefusal };

const refusals = {
  advocate_not_found: 'gift.refusal.advocate_not_found',
  program_not_published: 'gift.refusal.program_not_published',
  bad_offer: 'gift.refusal.bad_offer',
  note_too_long: 'gift.refusal.note_too_long',
} as const satisfies Record<GiftRefusal, AdminKey>;

/** Gives an advocate something by hand, with the merchant's own words. */
export function GiftCard({
  programs,
  blank,
  currency,
}: {
  programs: { id: string; name: string }[];
  blank: OfferForm;
  currency: string;
}) {
  const t = useText();
  const bridge = useAppBridge();
  const fetcher = useFetcher<GiftOutcome>();
  const [names, setNames] = useState<GoodsNames>({});
  const [offer, setOffer] = useState<OfferForm>({ ...blank, kind: 'store_credit' });
  const [programId, setProgramId] = useState(programs[0]?.id ?? '');
  const [note, setNote] = useState('');
  const [formKey, setFormKey] = useState<string | null>(null);
  const [isMended, setIsMended] = useState(false);

  const outcome = fetcher.data;
  const problems = useMemo(
    () => (outcome !== undefined && 'problems' in outcome && !isMended ? outcome.problems : {}),
    [outcome, isMended],
  );
  const refusal =
    outcome !== undefined && 'refused' in outcome && outcome.refused !== 'invalid' ? refusals[outcome.refused] : null;
  const isDone = outcome !== undefined && 'done' in outcome;
  // Each answer is taken in once: the page's facts are read anew while the merchant types the next gift.
  const told = useRef<GiftOutcome | undefined>(undefined);
  useEffect(() => {
    if (told.current === outcome) return;
    told.current = outcome;
    setIsMended(false);
    if (!isDone) return;
    bridge.toast.show(t('gift.given'));
    setOffer({ ...blank, kind: 'store_credit' });
    setNote('');
    setFormKey(null);
  }, [isDone, outcome, bridge, t, blank]);

  const editor = useMemo(
    () => ({
      problems,
      currency,
      names,
      addNames: (more: GoodsNames) => setNames((known) => ({ ...known, ...more })),
      segments: null,
      blank,
    }),
    [problems, currency, names, blank],
  );

  /** What was wrong is not said of a form that is being mended. */
  function mending<Value>(set: (value: Value) => void): (value: Value) => void {
    return (value) => {
      set(value);
      setIsMended(true);
    };
  }

  function give() {
    // The same key goes with every further try, so that a second click gives nothing twice.
    const key = formKey ?? crypto.randomUUID();
    setFormKey(key);
    const form = JSON.stringify({ programId, offer, note, formKey: key });
    fetcher.submit({ intent: 'give', form }, { method: 'post' });
  }

  return (
    <Card>
      <EditorProvider value={editor}>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t('gift.heading')}
            </Text>
            <Text as="p" tone="subdued">
              {t('gift.body')}
            </Text>
          </BlockStack>
          {refusal === null ? null : (
            <Banner tone="warning">
              <Text as="p">{t(refusal)}</Text>
            </Banner>
          )}
          <ProgramOfferFields path="offer" kinds={benefitKinds} offer={offer} onChange={mending(setOffer)} />
          {programs.length > 1 ? (
            <ProgramSelect
              path="programId"
              label={t('gift.program')}
              help={t('gift.programHelp')}
              value={programId}
              options={programs.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setProgramId}
            />
          ) : null}
          <ProgramTextField
            path="note"
            label={t('gift.note')}
            help={t('gift.noteHelp')}
            value={note}
            onChange={mending(setNote)}
            multiline={3}
            maxLength={500}
          />
          <InlineStack align="end">
            <Button variant="primary" onClick={give} loading={fetcher.state !== 'idle'}>
              {t('gift.give')}
            </Button>
          </InlineStack>
        </BlockStack>
      </EditorProvider>
    </Card>
  );
}
