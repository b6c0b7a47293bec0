import { BlockStack, Layout, Page } from '@shopify/polaris';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useMemo } from 'react';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import { localizeAmounts } from './localize-amounts.ts';
import { archiveModalId, ProgramArchiveModal } from './program-archive-modal.tsx';
import { ProgramBanners } from './program-banners.tsx';
import { EditorProvider } from './program-editor-context.tsx';
import { ProgramFields } from './program-fields.tsx';
import type { SpendView } from './program-limits-section.tsx';
import type { ProgramSuccess } from './program-outcome.ts';
import { ProgramSaveBar } from './program-save-bar.tsx';
import { OfferCard, StateCard } from './program-side.tsx';
import { VersionsCard, type VersionView } from './program-versions-card.tsx';
import { useFormat, useText } from './text.tsx';
import { useEditorFacts } from './use-editor-facts.ts';
import { useLeaveConfirmation } from './use-leave-confirmation.ts';
import { useProgramEditor, type StoredProgram } from './use-program-editor.ts';
import { useRefreshWhile } from './use-refresh-while.ts';

/** Where a stored program stands; there is none while it is being made. */
export interface Standing {
  programId: string;
  status: ProgramStatus;
  publishedVersion: number | null;
  isPublishedAsSaved: boolean;
  isPreparing: boolean;
  /** Shopify's words against a discount that the published version needs. */
  refusal: string | null;
  versions: VersionView[];
  spend: SpendView | null;
}

interface Props {
  stored: StoredProgram;
  standing: Standing | null;
  currency: string;
  blank: OfferForm;
}

/** A fieldset without the looks that browsers give it. */
const bare = { border: 0, margin: 0, padding: 0, minInlineSize: 0 };

/** The editor of a new program (`standing` null) or of a stored one. */
export function ProgramEditor({ stored: storedPlainly, standing, currency, blank }: Props) {
  const t = useText();
  const format = useFormat();
  const bridge = useAppBridge();
  const stored = useMemo(
    () => ({ ...storedPlainly, form: localizeAmounts(storedPlainly.form, format.typed) }),
    [storedPlainly, format],
  );
  const versions = useMemo(
    () =>
      (standing?.versions ?? []).map((version) => ({ ...version, form: localizeAmounts(version.form, format.typed) })),
    [standing, format],
  );
  const editor = useProgramEditor(stored, (outcome) => bridge.toast.show(toastWords(outcome)));
  const facts = useEditorFacts(standing?.programId ?? null, stored.revision);
  const allowLeaving = useLeaveConfirmation(editor.isDirty);
  useRefreshWhile(standing !== null && standing.isPreparing && standing.refusal === null);

  const saveIntent = standing === null ? 'create' : 'save';
  const save = () => {
    // What is created goes on to a page of its own, and that is no loss.
    allowLeaving(standing === null);
    editor.send(saveIntent);
  };
  const { form, problems, isDirty } = editor;
  const hasProblems = editor.problemKind !== null;
  useEffect(() => {
    if (hasProblems) allowLeaving(false);
  });

  function toastWords(outcome: ProgramSuccess): string {
    return outcome.done === 'published'
      ? t('program.toast.published', { number: outcome.number })
      : t(`program.toast.${outcome.done}`);
  }

  const segmentName = facts.segments?.find(({ id }) => id === form.eligibility.segmentId)?.name;
  const speech = { t, format, currency, names: facts.names, segmentName };
  // Before anything is published the shop's own limits are said where they will be met.
  const shownProblems = isDirty || hasProblems ? problems : facts.unsupported;
  return (
    <Page
      title={standing === null ? t('program.newTitle') : stored.form.name}
      backAction={{ content: t('program.back'), url: '/app/programs' }}
      {...pageActions()}
    >
      <ProgramSaveBar isOpen={isDirty} isSaving={editor.isBusy} onSave={save} onDiscard={editor.discard} />
      <EditorProvider value={{ ...facts, problems: shownProblems, currency, blank }}>
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <ProgramBanners
                editor={editor}
                hasUnsupported={Object.keys(facts.unsupported).length > 0 && standing?.status !== 'archived'}
                onSaveMine={() => editor.sendOver(saveIntent)}
              />
              {/* Nothing in an archived program can be changed any more, but all of it can be read. */}
              <fieldset disabled={standing?.status === 'archived'} style={bare}>
                <ProgramFields form={form} change={editor.change} spend={standing?.spend ?? null} />
              </fieldset>
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <OfferCard form={form} speech={speech} />
              {standing === null ? null : (
                <>
                  <StateCard {...standing} versions={versions} isDirty={isDirty} saved={stored.form} speech={speech} />
                  <VersionsCard versions={versions} current={standing.publishedVersion} speech={speech} />
                </>
              )}
            </BlockStack>
          </Layout.Section>
        </Layout>
      </EditorProvider>
      {standing === null ? null : (
        <ProgramArchiveModal name={stored.form.name} onArchive={() => editor.send('archive')} />
      )}
    </Page>
  );

  /** At most one primary action, and the others beside it. What is unsaved is saved or discarded first. */
  function pageActions() {
    // Once something is typed the save bar has the button.
    if (standing === null)
      return isDirty ? {} : { primaryAction: { content: t('program.create'), onAction: save, loading: editor.isBusy } };
    const action = (intent: 'publish' | 'pause' | 'resume' | 'duplicate', content: string) => ({
      content,
      onAction: () => editor.send(intent),
      disabled: isDirty || editor.isBusy,
    });
    const { status, publishedVersion, isPublishedAsSaved } = standing;
    const duplicate = action('duplicate', t('program.duplicate'));
    if (status === 'archived') return { secondaryActions: [duplicate] };
    const publish = action('publish', t(publishedVersion === null ? 'program.publish' : 'program.publishChanges'));
    const resume = action('resume', t('program.resume'));
    const archive = {
      content: t('program.archive'),
      destructive: true,
      onAction: () => void bridge.modal.show(archiveModalId),
      disabled: isDirty || editor.isBusy,
    };
    const isResumable = status === 'paused';
    const primary = isPublishedAsSaved ? (isResumable ? resume : null) : publish;
    return {
      ...(primary === null ? {} : { primaryAction: primary }),
      secondaryActions: [
        ...(isResumable && primary !== resume ? [resume] : []),
        ...(status === 'active' ? [action('pause', t('program.pause'))] : []),
        duplicate,
        archive,
      ],
    };
  }
}
