import type { LiabilityView, OpenView } from '#app/domain/report/liability-view.ts';
import { nothingToMeasure, writeDrawn } from './report-amount.ts';
import type { ProgramChoice } from './report-asked-view.ts';
import { ReportChart } from './report-chart.tsx';
import { ReportFigureTable } from './report-figure-table.tsx';
import { nameKind } from './report-kind-words.ts';
import { namePart } from './report-part-words.ts';
import { ReportSmallTable } from './report-small-table.tsx';
import { ReportTableCard } from './report-table-card.tsx';
import { useFormat, useText } from './text.tsx';

interface Props {
  liability: LiabilityView;
  programs: ProgramChoice[];
  isOneProgram: boolean;
  today: string;
  fewestSettled: number;
}

/** What is open by age, by kind of reward and by program. */
export function ReportOpenCards({ liability, programs, isOneProgram, today, fewestSettled }: Props) {
  const t = useText();
  const format = useFormat();
  const { currency } = liability.total.amount;
  const figures = [
    { heading: t('reports.liability.open'), isFigure: true },
    { heading: t('reports.liability.openAmount'), isFigure: true },
  ];
  // Where no reward has a known cost there is no amount, which is not the same as nothing.
  const isPriced = ({ count, unpriced }: OpenView) => unpriced < count || count === 0;
  const written = (open: OpenView) => [
    format.count(open.count),
    isPriced(open) ? format.money(open.amount) : nothingToMeasure,
  ];
  const cells = (open: OpenView) => [
    { decimal: String(open.count) },
    isPriced(open) ? { decimal: open.amount.decimal } : '',
  ];
  const csvOf = (first: string, rows: { name: string; open: OpenView }[]) => ({
    headings: [first, ...figures.map(({ heading }) => heading), t('reports.liability.lines.currency')],
    rows: rows.map(({ name, open }) => [name, ...cells(open), currency]),
  });
  const file = (name: 'liabilityAge' | 'liabilityKind' | 'liabilityProgram') =>
    `ricochet-${t(`reports.file.${name}`)}-${today}`;

  const ages = liability.byAge.map(({ age, open }) => ({ key: age, name: t(`reports.liability.${age}`), open }));
  const kinds = liability.byKind.map((one) => ({ ...one, key: one.benefit, name: nameKind(one.benefit, t) }));
  const ofPrograms = liability.byProgram.map(({ programId, open }) => ({
    key: programId,
    name: namePart({ key: programId, firstName: '' }, 'program', { t, format, programs }),
    open,
  }));
  const kindHeadings = [
    ...figures.map(({ heading }) => heading),
    t('reports.liability.settled'),
    t('reports.liability.lapsed'),
    t('reports.liability.expected'),
  ];
  const writeExpected = ({ amount, count }: (typeof kinds)[number]['expected']) => {
    if (count === null) return nothingToMeasure;
    return amount === null ? t('reports.liability.pieces', { count }) : format.money(amount);
  };
  const hasAmounts = ages.some(({ open }) => Number(open.amount.decimal) !== 0);
  return (
    <>
      <ReportTableCard
        heading={t('reports.liability.byAge')}
        help={t('reports.liability.note')}
        table={
          <ReportSmallTable
            caption={t('reports.liability.byAge')}
            columns={[{ heading: t('reports.liability.age'), isFigure: false }, ...figures]}
            rows={ages.map(({ key, name, open }) => ({ key, cells: [name, ...written(open)] }))}
          />
        }
        csv={() => csvOf(t('reports.liability.age'), ages)}
        fileName={file('liabilityAge')}
        chart={
          <ReportChart
            kind="bars"
            isWhole={!hasAmounts}
            writeLabel={(age) => age}
            writeSize={(size, isShort) =>
              writeDrawn(size, hasAmounts ? { kind: 'money', decimal: '0', currency } : null, format, isShort)
            }
            series={[
              {
                name: t(hasAmounts ? 'reports.liability.openAmount' : 'reports.liability.open'),
                isBefore: false,
                points: ages.map(({ key, open }) => ({
                  label: t(`reports.liability.short.${key}`),
                  size: hasAmounts ? Number(open.amount.decimal) : open.count,
                })),
              },
            ]}
          />
        }
      />
      <ReportTableCard
        heading={t('reports.liability.byKind')}
        help={t('reports.liability.tooLittleHelp', { count: fewestSettled })}
        table={
          <ReportFigureTable
            caption={t('reports.liability.byKind')}
            heading={t('reports.liability.kind')}
            headings={kindHeadings}
            rows={kinds.map(({ key, name, open, expected }) => ({
              key,
              name,
              url: null,
              figures: [
                ...written(open),
                format.count(expected.settled),
                format.count(expected.lapsed),
                writeExpected(expected),
              ],
            }))}
          />
        }
        csv={() => ({
          headings: [
            t('reports.liability.kind'),
            ...kindHeadings,
            t('reports.liability.expectedPieces'),
            t('reports.liability.lines.currency'),
          ],
          rows: kinds.map(({ name, open, expected }) => [
            name,
            ...cells(open),
            { decimal: String(expected.settled) },
            { decimal: String(expected.lapsed) },
            expected.amount === null ? '' : { decimal: expected.amount.decimal },
            expected.count === null ? '' : { decimal: String(expected.count) },
            currency,
          ]),
        })}
        fileName={file('liabilityKind')}
      />
      {isOneProgram ? null : (
        <ReportTableCard
          heading={t('reports.liability.byProgram')}
          table={
            <ReportSmallTable
              caption={t('reports.liability.byProgram')}
              columns={[{ heading: t('reports.filter.program'), isFigure: false }, ...figures]}
              rows={ofPrograms.map(({ key, name, open }) => ({ key, cells: [name, ...written(open)] }))}
            />
          }
          csv={() => csvOf(t('reports.filter.program'), ofPrograms)}
          fileName={file('liabilityProgram')}
        />
      )}
    </>
  );
}
