import { Banner, BlockStack, Page, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { ProgramSaveBar } from './program-save-bar.tsx';
import { useText } from './text.tsx';
import type { SettingsEditing } from './use-settings-form.ts';

interface Look {
  title: string;
  subtitle?: string;
  children: ReactNode;
}

/** A page of the settings, with the way back to all of them. */
export function SettingsPage({ title, subtitle, children }: Look) {
  const t = useText();
  return (
    <Page
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      backAction={{ content: t('settings.title'), url: '/app/settings' }}
    >
      {children}
    </Page>
  );
}

/** The same with a form in it: the admin's save bar, and what stands in the way of saving. */
export function SettingsFormPage<Form, Problem>({
  editing,
  children,
  ...look
}: Look & { editing: SettingsEditing<Form, Problem> }) {
  const t = useText();
  const hasProblems = Object.keys(editing.problems).length > 0;
  return (
    <SettingsPage {...look}>
      <ProgramSaveBar
        isOpen={editing.isDirty}
        isSaving={editing.isBusy}
        onSave={editing.save}
        onDiscard={editing.discard}
      />
      <BlockStack gap="400">
        {editing.theirs === null ? null : (
          <Banner
            tone="warning"
            title={t('settings.conflict.heading')}
            action={{ content: t('settings.conflict.saveMine'), onAction: editing.saveMine }}
            secondaryAction={{ content: t('settings.conflict.showTheirs'), onAction: editing.discard }}
          >
            <Text as="p">{t('settings.conflict.body')}</Text>
          </Banner>
        )}
        {hasProblems && editing.theirs === null ? (
          <Banner tone="critical" title={t('settings.problemsHeading')} />
        ) : null}
        {children}
      </BlockStack>
    </SettingsPage>
  );
}
