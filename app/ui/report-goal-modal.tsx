import { useFetcher } from '@remix-run/react';
import { Modal, TitleBar, useAppBridge } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Box, FormLayout, Select, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import type { GoalMeasure } from '#app/domain/report/goal.ts';
import type { GoalView } from '#app/domain/report/goal-view.ts';
import type { GoalOutcome } from './report-goal-outcome.ts';
import { useFormat, useText } from './text.tsx';

/** In the order of the choice; the compiler asks for each new one. */
const measures = Object.keys({
  newCustomers: true,
  rewarded: true,
  revenue: true,
} satisfies Record<GoalMeasure, true>) as GoalMeasure[];

interface Props {
  isOpen: boolean;
  program: { id: string; name: string; goal: GoalView | null };
  currency: string;
  onClose: () => void;
}

/** Sets, changes or removes a program's goal. What is wrong is said at the field once the merchant saved. */
export function ReportGoalModal({ isOpen, program: { id, name, goal }, currency, onClose }: Props) {
  const t = useText();
  const format = useFormat();
  const fetcher = useFetcher<GoalOutcome>();
  const bridge = useAppBridge();
  const kept = { measure: goal?.measure ?? 'newCustomers', target: format.typed(goal?.typed ?? '') };
  const [typed, setTyped] = useState<{ measure: GoalMeasure; target: string } | null>(null);
  // An answer is worth something to the form that asked for it only.
  const [answer, setAnswer] = useState<GoalOutcome | null>(null);
  const { measure, target } = typed ?? kept;
  const isBusy = fetcher.state !== 'idle';

  useEffect(() => {
    const { data } = fetcher;
    if (data === undefined || fetcher.state !== 'idle') return;
    setAnswer(data);
    if (!('done' in data)) return;
    setTyped(null);
    onClose();
    bridge.toast.show(t(`reports.goals.${data.done}`));
    // Only a new answer counts, not a new way of saying it.
  }, [fetcher.data, fetcher.state]);

  const close = () => {
    setTyped(null);
    setAnswer(null);
    onClose();
  };
  const send = (fields: Record<string, string>) => {
    setAnswer(null);
    fetcher.submit({ programId: id, ...fields }, { method: 'post' });
  };
  const save = () => send({ intent: 'set', measure, target });
  const problem = answer !== null && 'problem' in answer ? t(`reports.goals.problem.${answer.problem}`) : undefined;
  return (
    <Modal open={isOpen} onHide={close} variant="small">
      {isOpen ? (
        <Box padding="400">
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <BlockStack gap="400">
              {answer !== null && 'refused' in answer ? (
                <Banner tone="warning">
                  <Text as="p">{t('reports.goals.gone')}</Text>
                </Banner>
              ) : null}
              <FormLayout>
                <Select
                  label={t('reports.goals.measure')}
                  options={measures.map((value) => ({ value, label: t(`reports.goals.${value}`) }))}
                  value={measure}
                  onChange={(value) => setTyped({ measure: measures.find((one) => one === value) ?? measure, target })}
                />
                <TextField
                  label={t('reports.goals.target')}
                  name="target"
                  autoComplete="off"
                  inputMode="decimal"
                  suffix={measure === 'revenue' ? currency : undefined}
                  value={target}
                  error={problem}
                  onChange={(text) => {
                    setTyped({ measure, target: text });
                    setAnswer(null);
                  }}
                />
              </FormLayout>
            </BlockStack>
          </form>
        </Box>
      ) : null}
      <TitleBar title={t('reports.goals.heading', { program: name })}>
        <button variant="primary" loading={isBusy ? '' : undefined} disabled={isBusy} onClick={save}>
          {t('reports.goals.save')}
        </button>
        <button onClick={close} disabled={isBusy}>
          {t('reports.goals.cancel')}
        </button>
        {goal === null ? null : (
          <button onClick={() => send({ intent: 'clear' })} disabled={isBusy}>
            {t('reports.goals.clear')}
          </button>
        )}
      </TitleBar>
    </Modal>
  );
}
