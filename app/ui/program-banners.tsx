import { Banner, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { ArchivedBanner, ConflictBanner } from './conflict-banner.tsx';
import type { OfferSpeech } from './offer.ts';
import { ProblemSummary } from './problem-summary.tsx';
import { programRefusals } from './program-outcome.ts';
import { useText } from './text.tsx';
import type { useProgramEditor } from './use-program-editor.ts';

interface Banners {
  editor: ReturnType<typeof useProgramEditor>;
  /** What the server holds now. */
  stored: ProgramForm;
  isArchived: boolean;
  speech: OfferSpeech;
  /** The stored settings name something that the shop cannot give. */
  hasUnsupported: boolean;
  /** Shopify did not say what the editor asked; the way to ask again. */
  onAskShopify: (() => void) | null;
  onSaveMine: () => void;
  onKeepCopy: () => void;
}

/** What the merchant has to know before they go on, at most one thing at a time. */
export function ProgramBanners({ editor, stored, isArchived, speech, hasUnsupported, ...ways }: Banners) {
  const t = useText();
  const { refusal, problemKind, problems } = editor;
  if (isArchived && editor.isDirty) return <ArchivedBanner onKeep={ways.onKeepCopy} onLetGo={editor.discard} />;
  if (refusal === 'changed_elsewhere' && editor.isDirty) {
    // What they saved is on its way.
    if (!editor.isBehind) return null;
    return (
      <ConflictBanner
        theirs={stored}
        mine={editor.form}
        speech={speech}
        onCombine={editor.combine}
        onSaveMine={ways.onSaveMine}
        onShowTheirs={editor.discard}
      />
    );
  }
  if (refusal !== null) return <Message tone="warning" words={t(programRefusals[refusal].words)} />;
  if (problemKind === 'invalid') return <ProblemSummary heading={t('program.problemsHeading')} problems={problems} />;
  if (problemKind === 'unsupported')
    return <ProblemSummary heading={t('program.unsupportedRefused')} problems={problems} />;
  if (hasUnsupported) return <Message tone="warning" words={t('program.unsupportedHeading')} />;
  if (ways.onAskShopify === null || isArchived) return null;
  return (
    <Banner
      tone="info"
      title={t('failure.shopify_unavailable.heading')}
      action={{ content: t('failure.tryAgain'), onAction: ways.onAskShopify }}
    >
      <Text as="p">{t('failure.shopify_unavailable.body')}</Text>
    </Banner>
  );
}

function Message({ tone, words }: { tone: 'warning' | 'critical'; words: string }) {
  return (
    <Banner tone={tone}>
      <Text as="p">{words}</Text>
    </Banner>
  );
}
