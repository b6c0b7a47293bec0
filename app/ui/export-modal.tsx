import { useNavigate } from '@remix-run/react';
import { Banner, BlockStack, ChoiceList, Link, Modal, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { exportColumns } from '#app/i18n/admin/export-columns.ts';
import { useFormat, useText } from './text.tsx';
import { useExport } from './use-export.ts';

type Scope = 'view' | 'all' | 'selected';

/** Asks what of a list is to be written out, says what the file holds, and starts it. */
export function ExportModal({
  list,
  query,
  selectedIds,
  isOpen,
  onClose,
}: {
  list: ListName;
  query: string;
  selectedIds: string[];
  isOpen: boolean;
  onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const hasSelected = selectedIds.length > 0;
  const [scope, setScope] = useState<Scope>('view');
  useEffect(() => {
    if (isOpen) setScope(hasSelected ? 'selected' : 'view');
  }, [isOpen, hasSelected]);
  const exporting = useExport({ onReady: onClose, onLong: () => navigate(`/app/exports?from=${list}`) });
  const scopes: Scope[] = hasSelected ? ['selected', 'view', 'all'] : ['view', 'all'];
  return (
    <Modal
      open={isOpen}
      onClose={onClose}
      title={t(`exports.heading.${list}`)}
      primaryAction={{
        content: t('exports.start'),
        loading: exporting.isBusy,
        onAction: () =>
          exporting.start({
            list,
            query: scope === 'view' ? query : '',
            ids: scope === 'selected' ? selectedIds : [],
          }),
      }}
      secondaryActions={[{ content: t('exports.cancel'), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {exporting.isRefused ? (
            <Banner tone="warning">
              <Text as="p">{t('exports.tooMany')}</Text>
            </Banner>
          ) : null}
          <ChoiceList
            title={t('exports.scope.label')}
            choices={scopes.map((value) => ({
              value,
              label:
                value === 'selected'
                  ? t('exports.scope.selected', { count: selectedIds.length })
                  : t(`exports.scope.${value}`),
            }))}
            selected={[scope]}
            onChange={([chosen]) => setScope(scopes.find((value) => value === chosen) ?? 'view')}
          />
          <Text as="p">
            {t('exports.columns', {
              columns: format.list(exportColumns[list].map((column) => t(`exports.column.${column}`))),
            })}
          </Text>
          <Text as="p" tone="subdued">
            {t('exports.format')}
          </Text>
          <Link url={`/app/exports?from=${list}`}>{t('exports.past')}</Link>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
