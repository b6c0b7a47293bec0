import { SaveBar } from '@shopify/app-bridge-react';
import { useText } from './text.tsx';

interface Buttons {
  isOpen: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** The admin's own bar, shown while something is unsaved. */
export function ProgramSaveBar({ isOpen, isSaving, onSave, onDiscard }: Buttons) {
  const t = useText();
  return (
    <SaveBar id="program-save-bar" open={isOpen}>
      <button variant="primary" onClick={onSave} loading={isSaving ? '' : undefined} disabled={isSaving}>
        {t('program.save')}
      </button>
      <button onClick={onDiscard} disabled={isSaving}>
        {t('program.discard')}
      </button>
    </SaveBar>
  );
}
