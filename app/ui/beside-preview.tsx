import { Button, ButtonGroup } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { ProgramPreview } from './program-preview.tsx';
import { useText } from './text.tsx';

/** A form with the preview of its draft beside it, which stays in view; on a phone, one of the two at a time. */
export function BesidePreview({
  form,
  currency,
  children,
}: {
  form: ProgramForm;
  currency: string;
  children: ReactNode;
}) {
  const t = useText();
  const [shows, setShows] = useState<'form' | 'preview'>('form');
  return (
    <>
      <div className="ricochet-editor__switch" role="group" aria-label={t('preview.switch')}>
        <ButtonGroup variant="segmented" fullWidth>
          <Button pressed={shows === 'form'} onClick={() => setShows('form')}>
            {t('preview.edit')}
          </Button>
          <Button pressed={shows === 'preview'} onClick={() => setShows('preview')}>
            {t('preview.show')}
          </Button>
        </ButtonGroup>
      </div>
      <div className="ricochet-editor" data-shows={shows}>
        <div className="ricochet-editor__form">{children}</div>
        <div className="ricochet-editor__beside">
          <div className="ricochet-editor__follows">
            <ProgramPreview form={form} currency={currency} />
          </div>
        </div>
      </div>
    </>
  );
}
