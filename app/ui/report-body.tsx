import { Banner, BlockStack, Button, InlineStack, List } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { Measure } from '#app/domain/report/measures.ts';
import type { ReportView } from '#app/domain/report/report-view.ts';
import { EmptyCard } from './empty-card.tsx';
import type { AskedView, ProgramChoice } from './report-asked-view.ts';
import { ReportControls } from './report-controls.tsx';
import { ReportMeaningCard } from './report-meaning-card.tsx';
import { NothingInPeriod, ReportPartsCard } from './report-parts-card.tsx';
import { ReportTimeCard } from './report-time-card.tsx';
import { useText } from './text.tsx';

interface Props {
  report: 'funnel' | 'money';
  asked: AskedView;
  programs: ProgramChoice[];
  view: ReportView;
  /** The figure that the chart begins with. */
  first: Measure;
  /** The columns of the breakdown. */
  columns: readonly Measure[];
  /** The whole period at a glance. */
  summary: ReactNode;
}

/** What the funnel and the money have in common: the choice, the whole, the steps, the parts, and what they mean. */
export function ReportBody({ report, asked, programs, view, first, columns, summary }: Props) {
  const t = useText();
  const isFunnel = report === 'funnel';
  if (view.isNew)
    return (
      <EmptyCard
        heading={t('reports.empty.heading')}
        body={t('reports.empty.body')}
        action={{ words: t('reports.empty.action'), url: '/app/programs' }}
      />
    );
  const days = `${asked.period.from}-${asked.period.to}`;
  const name = (what: 'Time' | 'Parts') => `ricochet-${t(`reports.file.${report}${what}`)}-${days}`;
  return (
    <BlockStack gap="400">
      <DroppedBanner dropped={asked.dropped} />
      <ReportControls asked={asked} programs={programs} markets={view.markets} />
      {view.isEmpty ? (
        <NothingInPeriod asked={asked} />
      ) : (
        <>
          {summary}
          <ReportTimeCard
            key={report}
            view={view}
            first={first}
            isCompared={asked.compared !== null}
            fileName={name('Time')}
          />
          {asked.advocate === null ? (
            <ReportPartsCard
              view={view}
              asked={asked}
              programs={programs}
              measures={columns}
              fileName={name('Parts')}
            />
          ) : (
            <InlineStack>
              <Button url={`/app/advocates/${asked.advocate.id}`}>{t('reports.advocate.open')}</Button>
            </InlineStack>
          )}
        </>
      )}
      <ReportMeaningCard measures={view.measures} isFunnel={isFunnel} />
    </BlockStack>
  );
}

/** An address may be old or mistyped: what of it was left out is said, and the rest is shown. */
export function DroppedBanner({ dropped }: Pick<AskedView, 'dropped'>) {
  const t = useText();
  if (dropped.length === 0) return null;
  return (
    <Banner tone="warning" title={t('reports.dropped.heading')}>
      <List>
        {dropped.map((part) => (
          <List.Item key={part}>{t(`reports.dropped.${part}`)}</List.Item>
        ))}
      </List>
    </Banner>
  );
}
