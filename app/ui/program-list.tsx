import { BlockStack, InlineStack, ResourceItem, ResourceList, Text } from '@shopify/polaris';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import { describeOffer } from './offer.ts';
import { ProgramFigures, type ProgramFiguresView } from './program-figures.tsx';
import { ProgramStatusBadge } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';

export interface ProgramSummary {
  id: string;
  status: ProgramStatus;
  form: ProgramForm;
  publishedVersion: number | null;
  /** Its version is published, but its friend codes do not exist yet. */
  isPreparing: boolean;
  /** Where the list is to show them. */
  figures?: ProgramFiguresView;
}

interface Props {
  programs: ProgramSummary[];
  currency: string;
  /** The level of the programs' names among the headings of the page. */
  heading: 'h2' | 'h3';
  /** Given where their order can be changed. */
  onMove?: (programId: string, move: 'up' | 'down') => void;
}

/** Programs with their state, their offer in words and the version customers get. */
export function ProgramList({ programs, currency, heading, onMove }: Props) {
  const t = useText();
  const format = useFormat();
  const moves = (id: string, name: string, index: number) => {
    if (onMove === undefined || programs.length < 2) return {};
    const move = (direction: 'up' | 'down', isOff: boolean) => ({
      content: t(`programs.move.${direction}`),
      accessibilityLabel: t(`programs.moveNamed.${direction}`, { name }),
      onAction: () => onMove(id, direction),
      disabled: isOff,
    });
    return {
      persistActions: true,
      shortcutActions: [move('up', index === 0), move('down', index === programs.length - 1)],
    };
  };
  return (
    <ResourceList
      resourceName={{ singular: t('programs.name.singular'), plural: t('programs.name.plural') }}
      items={programs}
      renderItem={({ id, form, status, publishedVersion, isPreparing, figures }, _id, index) => (
        <ResourceItem
          id={id}
          url={`/app/programs/${id}`}
          accessibilityLabel={t('programs.open', { name: form.name })}
          name={form.name}
          {...moves(id, form.name, index)}
        >
          <BlockStack gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Text as={heading} variant="bodyMd" fontWeight="semibold">
                {form.name}
              </Text>
              <ProgramStatusBadge status={status} />
              <Text as="span" variant="bodySm" tone="subdued">
                {publishedVersion === null
                  ? t('programs.unpublished')
                  : t('programs.version', { number: publishedVersion })}
              </Text>
            </InlineStack>
            <Text as="p" tone="subdued">
              {describeOffer(form, { t, format, currency })}
            </Text>
            {figures === undefined || publishedVersion === null ? null : (
              <ProgramFigures name={form.name} figures={figures} />
            )}
            {isPreparing ? (
              <Text as="p" variant="bodySm" tone="subdued">
                {t('programs.preparing')}
              </Text>
            ) : null}
          </BlockStack>
        </ResourceItem>
      )}
    />
  );
}
