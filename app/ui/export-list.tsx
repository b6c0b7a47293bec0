import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  Divider,
  InlineStack,
  ProgressBar,
  Text,
} from '@shopify/polaris';
import { Fragment } from 'react';
import type { ExportStatus } from '#app/domain/list/export.ts';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { EmptyCard } from './empty-card.tsx';
import { useFormat, useText } from './text.tsx';
import { useDownload } from './use-export.ts';
import { useRefreshWhile } from './use-refresh-while.ts';

export interface ExportView {
  id: string;
  list: ListName;
  status: ExportStatus;
  rowsDone: number;
  rowsTotal: number | null;
  percent: number;
  requestedAt: string;
  daysLeft: number;
}

/** The files of the last days: those that are being written with how far they are, the others to be fetched. */
export function ExportList({ exports }: { exports: ExportView[] }) {
  const t = useText();
  const file = useDownload();
  useRefreshWhile(exports.some(({ status }) => status === 'queued' || status === 'running'));
  if (exports.length === 0)
    return (
      <EmptyCard
        heading={t('exports.empty.heading')}
        body={t('exports.empty.body')}
        action={{ words: t('exports.empty.action'), url: '/app/referrals' }}
      />
    );
  return (
    <>
      {file.isGone ? (
        <Banner tone="warning">
          <Text as="p">{t('exports.gone')}</Text>
        </Banner>
      ) : null}
      <Card padding="0">
        {exports.map((one, index) => (
          <Fragment key={one.id}>
            {index === 0 ? null : <Divider />}
            <Box padding="400">
              <Entry entry={one} isBusy={file.isBusy} onDownload={() => file.download(one.id)} />
            </Box>
          </Fragment>
        ))}
      </Card>
    </>
  );
}

function Entry({ entry, isBusy, onDownload }: { entry: ExportView; isBusy: boolean; onDownload: () => void }) {
  const t = useText();
  const format = useFormat();
  const { list, status, rowsDone, rowsTotal, percent, daysLeft } = entry;
  const when = format.moment(entry.requestedAt);
  const isUnderWay = status === 'queued' || status === 'running';
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack gap="100">
          <InlineStack align="start" gap="200" blockAlign="center">
            <Text as="h2" variant="headingSm">
              {t(`exports.list.${list}`)}
            </Text>
            {status === 'done' ? (
              <Badge>{t('exports.rows', { count: rowsDone, rows: format.count(rowsDone) })}</Badge>
            ) : null}
          </InlineStack>
          <Text as="p" tone="subdued">
            {t('exports.requested', { when })}
          </Text>
          {status === 'done' ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {daysLeft === 0 ? t('exports.lastDay') : t('exports.daysLeft', { count: daysLeft })}
            </Text>
          ) : null}
        </BlockStack>
        {status === 'done' ? (
          <Button
            disabled={isBusy}
            onClick={onDownload}
            accessibilityLabel={t('exports.downloadNamed', { list: t(`exports.list.${list}`), when })}
          >
            {t('exports.download')}
          </Button>
        ) : null}
      </InlineStack>
      {isUnderWay ? (
        <BlockStack gap="200">
          <ProgressBar progress={percent} size="small" ariaLabelledBy={`${entry.id}-progress`} />
          <div id={`${entry.id}-progress`} aria-live="polite">
            <Text as="p" variant="bodySm" tone="subdued">
              {rowsTotal === null
                ? t('exports.starting')
                : t('exports.writing', { done: format.count(rowsDone), total: format.count(rowsTotal) })}
            </Text>
          </div>
        </BlockStack>
      ) : null}
      {status === 'failed' ? (
        <Text as="p" tone="critical">
          {t('exports.failedBody')}
        </Text>
      ) : null}
    </BlockStack>
  );
}
