import { BlockStack, Page } from '@shopify/polaris';
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
import { OfferCard } from './program-offer-card.tsx';
import { BesidePreview } from './beside-preview.tsx';
import type { RuleHistories } from './program-protection-section.tsx';
import { ProgramPublishModal, publishModalId } from './program-publish-modal.tsx';
import { ProgramSaveBar } from './program-save-bar.tsx';
import { ProgramStatusBadge } from './status-badge.tsx';
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
  histories: RuleHistories;
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
  const isArchived = standing?.status === 'archived';
  const published = versions.find(({ number }) => number === standing?.publishedVersion) ?? null;
  return (
    <Page
      fullWidth
      title={standing === null ? t('program.newTitle') : stored.form.name}
      {...(standing === null ? {} : { titleMetadata: <ProgramStatusBadge status={standing.status} /> })}
      backAction={{ content: t('program.back'), url: '/app/programs' }}
      {...pageActions()}
    >
      <ProgramSaveBar
        isOpen={isDirty && !isArchived}
        isSaving={editor.isBusy}
        onSave={save}
        onDiscard={editor.discard}
      />
      <EditorProvider value={{ ...facts, form, problems: shownProblems, currency, blank }}>
        <BesidePreview form={form} currency={currency}>
          <BlockStack gap="400">
            <ProgramBanners
              editor={editor}
              stored={stored.form}
              isArchived={isArchived}
              speech={speech}
              hasUnsupported={Object.keys(facts.unsupported).length > 0 && !isArchived}
              onAskShopify={facts.askAgain}
              onSaveMine={() => editor.sendOver(saveIntent)}
              onKeepCopy={() => {
                allowLeaving(true);
                editor.sendCopy();
              }}
            />
            <OfferCard form={form} speech={speech} standing={standing} published={published} saved={stored.form}>
              {isDirty && standing !== null && !isArchived ? t('program.saveFirst') : null}
            </OfferCard>
            {/* Nothing in an archived program can be changed any more, but all of it can be read. */}
            <fieldset disabled={isArchived && !isDirty} style={bare} aria-label={t('program.editor')}>
              <ProgramFields
                form={form}
                change={editor.change}
                spend={standing?.spend ?? null}
                histories={standing?.histories ?? {}}
              />
            </fieldset>
            {standing === null ? null : (
              <VersionsCard versions={versions} current={standing.publishedVersion} speech={speech} />
            )}
          </BlockStack>
        </BesidePreview>
      </EditorProvider>
      {standing === null ? null : (
        <>
          <ProgramPublishModal
            saved={stored.form}
            published={published}
            speech={speech}
            onPublish={() => editor.send('publish')}
          />
          <ProgramArchiveModal name={stored.form.name} onArchive={() => editor.send('archive')} />
        </>
      )}
    </Page>
  );

  /** At most one primary action, and the others beside it. What is unsaved is saved or discarded first. */
  function pageActions() {
    // Once something is typed the save bar has the button.
    if (standing === null)
      return isDirty ? {} : { primaryAction: { content: t('program.create'), onAction: save, loading: editor.isBusy } };
    const action = (intent: 'pause' | 'resume' | 'duplicate', content: string) => ({
      content,
      onAction: () => editor.send(intent),
      disabled: isDirty || editor.isBusy,
    });
    const { status, publishedVersion, isPublishedAsSaved } = standing;
    const duplicate = action('duplicate', t('program.duplicate'));
    if (status === 'archived') return { secondaryActions: [duplicate] };
    const publish = {
      content: t(publishedVersion === null ? 'program.publish' : 'program.publishChanges'),
      onAction: () => void bridge.modal.show(publishModalId),
      disabled: isDirty || editor.isBusy,
    };
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
