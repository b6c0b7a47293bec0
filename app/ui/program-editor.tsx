import { Banner, BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useMemo } from 'react';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import { ConflictBanner } from './conflict-banner.tsx';
import { ProgramFields } from './program-fields.tsx';
import { programRefusals, type ProgramSuccess } from './program-outcome.ts';
import { ProgramSaveBar } from './program-save-bar.tsx';
import { OfferCard, StateCard, VersionsCard, type VersionView } from './program-side.tsx';
import { useFormat, useText } from './text.tsx';
import { useLeaveConfirmation } from './use-leave-confirmation.ts';
import { useProgramEditor, type StoredProgram } from './use-program-editor.ts';
import { useRefreshWhile } from './use-refresh-while.ts';

/** Where a stored program stands; there is none while it is being made. */
export interface Standing {
  status: ProgramStatus;
  publishedVersion: number | null;
  isPublishedAsSaved: boolean;
  isPreparing: boolean;
  versions: VersionView[];
}

/** The editor of a new program (`standing` null) or of a stored one. */
export function ProgramEditor({
  stored: storedPlainly,
  standing,
  currency,
}: {
  stored: StoredProgram;
  standing: Standing | null;
  currency: string;
}) {
  const t = useText();
  const format = useFormat();
  const bridge = useAppBridge();
  const stored = useMemo(() => {
    const { form, revision } = storedPlainly;
    return { form: { ...form, minimumSubtotal: format.typed(form.minimumSubtotal) }, revision };
  }, [storedPlainly, format]);
  const editor = useProgramEditor(stored, (outcome) => bridge.toast.show(toastWords(outcome)));
  const allowLeaving = useLeaveConfirmation(editor.isDirty);
  useRefreshWhile(standing?.isPreparing ?? false);

  const saveIntent = standing === null ? 'create' : 'save';
  const save = () => {
    // What is created goes on to a page of its own, and that is no loss.
    allowLeaving(standing === null);
    editor.send(saveIntent);
  };
  const { problems, refusal } = editor;
  const hasProblems = Object.keys(problems).length > 0;
  useEffect(() => {
    if (hasProblems) allowLeaving(false);
  });

  function toastWords(outcome: ProgramSuccess): string {
    return outcome.done === 'published'
      ? t('program.toast.published', { number: outcome.number })
      : t(`program.toast.${outcome.done}`);
  }

  return (
    <Page
      title={standing === null ? t('program.newTitle') : stored.form.name}
      backAction={{ content: t('program.back'), url: '/app/programs' }}
      {...pageActions()}
    >
      <ProgramSaveBar isOpen={editor.isDirty} isSaving={editor.isBusy} onSave={save} onDiscard={editor.discard} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {refusal === 'changed_elsewhere' && editor.isDirty ? (
              <ConflictBanner onSaveMine={() => editor.sendOver(saveIntent)} onShowTheirs={editor.discard} />
            ) : refusal !== null ? (
              <Banner tone="warning">
                <Text as="p">{t(programRefusals[refusal].words)}</Text>
              </Banner>
            ) : hasProblems ? (
              <Banner tone="critical">
                <Text as="p">{t('program.problemsHeading')}</Text>
              </Banner>
            ) : null}
            <ProgramFields form={editor.form} problems={problems} currency={currency} onChange={editor.type} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <OfferCard form={editor.form} currency={currency} />
            {standing === null ? null : (
              <>
                <StateCard {...standing} isDirty={editor.isDirty} />
                <VersionsCard versions={standing.versions} current={standing.publishedVersion} currency={currency} />
              </>
            )}
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );

  /** At most one primary action, and the others beside it. What is unsaved is saved or discarded first. */
  function pageActions() {
    if (standing === null)
      return { primaryAction: { content: t('program.create'), onAction: save, loading: editor.isBusy } };
    const action = (intent: 'publish' | 'pause' | 'resume', content: string) => ({
      content,
      onAction: () => editor.send(intent),
      disabled: editor.isDirty || editor.isBusy,
    });
    const { status, publishedVersion, isPublishedAsSaved } = standing;
    const publish = action('publish', t(publishedVersion === null ? 'program.publish' : 'program.publishChanges'));
    const resume = action('resume', t('program.resume'));
    if (status === 'paused')
      return isPublishedAsSaved ? { primaryAction: resume } : { primaryAction: publish, secondaryActions: [resume] };
    return {
      ...(isPublishedAsSaved || status === 'archived' ? {} : { primaryAction: publish }),
      ...(status === 'active' ? { secondaryActions: [action('pause', t('program.pause'))] } : {}),
    };
  }
}
