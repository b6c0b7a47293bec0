import { Banner, Text } from '@shopify/polaris';
import { ConflictBanner } from './conflict-banner.tsx';
import { programRefusals } from './program-outcome.ts';
import { useText } from './text.tsx';
import type { useProgramEditor } from './use-program-editor.ts';

interface Banners {
  editor: Pick<ReturnType<typeof useProgramEditor>, 'refusal' | 'isDirty' | 'problemKind' | 'discard'>;
  /** The stored settings name something that the shop cannot give. */
  hasUnsupported: boolean;
  onSaveMine: () => void;
}

/** What the merchant has to know before they go on, at most one thing at a time. */
export function ProgramBanners({ editor, hasUnsupported, onSaveMine }: Banners) {
  const t = useText();
  const { refusal, problemKind } = editor;
  if (refusal === 'changed_elsewhere' && editor.isDirty)
    return <ConflictBanner onSaveMine={onSaveMine} onShowTheirs={editor.discard} />;
  if (refusal !== null) return <Message tone="warning" words={t(programRefusals[refusal].words)} />;
  if (problemKind === 'invalid') return <Message tone="critical" words={t('program.problemsHeading')} />;
  if (problemKind === 'unsupported') return <Message tone="critical" words={t('program.unsupportedRefused')} />;
  return hasUnsupported ? <Message tone="warning" words={t('program.unsupportedHeading')} /> : null;
}

function Message({ tone, words }: { tone: 'warning' | 'critical'; words: string }) {
  return (
    <Banner tone={tone}>
      <Text as="p">{words}</Text>
    </Banner>
  );
}
