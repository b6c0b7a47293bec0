import {
  BlockStack,
  Button,
  Card,
  Collapsible,
  FormLayout,
  InlineGrid,
  InlineStack,
  Select,
  Tag,
  Text,
} from '@shopify/polaris';
import { FilterIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import type { Comparison, PeriodName } from '#app/domain/report/period.ts';
import { noFilters, useReportAddress } from './report-address.ts';
import { isNarrowed, type AskedView, type ProgramChoice } from './report-asked-view.ts';
import { ReportDates } from './report-dates.tsx';
import { ReportFilters } from './report-filters.tsx';
import { namePart } from './report-part-words.ts';
import { useFormat, useText } from './text.tsx';

/** In the order of the choice; the compiler asks for each new one. */
const periods = Object.keys({
  last_7: true,
  last_30: true,
  last_90: true,
  last_365: true,
  this_month: true,
  last_month: true,
  this_year: true,
  custom: true,
} satisfies Record<PeriodName, true>) as PeriodName[];
const comparisons = Object.keys({
  before: true,
  year_ago: true,
  none: true,
} satisfies Record<Comparison, true>) as Comparison[];

interface Props {
  asked: AskedView;
  programs: ProgramChoice[];
  markets: string[];
}

/** Chooses what a report is about: the period, what it is compared with, and the part of the shop. */
export function ReportControls({ asked, programs, markets }: Props) {
  const t = useText();
  const format = useFormat();
  const address = useReportAddress();
  const [isOpen, setIsOpen] = useState(false);
  const [isChoosing, setIsChoosing] = useState(false);
  const days = format.days(asked.period.from, asked.period.to);
  const choose = (name: string) => {
    setIsChoosing(name === 'custom');
    if (name !== 'custom') address.go({ period: name, from: null, to: null });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, sm: '1fr 1fr auto' }} gap="300" alignItems="end">
          <Select
            label={t('reports.period.label')}
            options={periods.map((name) => ({ value: name, label: t(`reports.period.${name}`) }))}
            value={isChoosing ? 'custom' : asked.name}
            onChange={choose}
          />
          <Select
            label={t('reports.compare.label')}
            options={comparisons.map((name) => ({ value: name, label: t(`reports.compare.${name}`) }))}
            value={asked.comparison}
            onChange={(compare) => address.go({ compare })}
          />
          <Button
            icon={FilterIcon}
            disclosure={isOpen ? 'up' : 'down'}
            ariaControls="report-filters"
            ariaExpanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t('reports.filter.open')}
          </Button>
        </InlineGrid>
        {isChoosing || asked.name === 'custom' ? (
          <ReportDates
            key={`${asked.period.from} ${asked.period.to}`}
            period={asked.period}
            onChoose={({ from, to }) => {
              setIsChoosing(false);
              address.go({ period: 'custom', from, to });
            }}
          />
        ) : null}
        <Collapsible id="report-filters" open={isOpen}>
          <FormLayout>
            <ReportFilters asked={asked} programs={programs} markets={markets} />
          </FormLayout>
        </Collapsible>
        <Chosen asked={asked} programs={programs} />
        <Text as="p" variant="bodySm" tone="subdued">
          {asked.compared === null
            ? t('reports.period.shown', { days })
            : t('reports.period.shownCompared', {
                days,
                before: format.days(asked.compared.from, asked.compared.to),
              })}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** What the report is narrowed to, each part to be taken away by itself. */
function Chosen({ asked, programs }: Pick<Props, 'asked' | 'programs'>) {
  const t = useText();
  const format = useFormat();
  const address = useReportAddress();
  if (!isNarrowed(asked)) return null;
  const { programId, versionNumber, channel, market } = asked.filter;
  const name = (key: string, by: 'program' | 'channel' | 'market') =>
    namePart({ key, firstName: '' }, by, { t, format, programs });
  const chosen = [
    programId === undefined
      ? null
      : { label: name(programId, 'program'), without: { program: null, version: null, by: null } },
    versionNumber === undefined
      ? null
      : { label: t('reports.filter.versionNumber', { number: versionNumber }), without: { version: null } },
    channel === undefined ? null : { label: name(channel, 'channel'), without: { channel: null } },
    market === undefined ? null : { label: name(market, 'market'), without: { market: null } },
    asked.advocate === null
      ? null
      : {
          label: t('reports.filter.advocate', { name: asked.advocate.firstName || t('reports.parts.noAdvocate') }),
          without: { advocate: null },
        },
  ].filter((one) => one !== null);
  return (
    <InlineStack gap="200" blockAlign="center">
      {chosen.map(({ label, without }) => (
        <Tag
          key={label}
          accessibilityLabel={t('reports.filter.remove', { filter: label })}
          onRemove={() => address.go(without)}
        >
          {label}
        </Tag>
      ))}
      {chosen.length < 2 ? null : (
        <Button variant="plain" onClick={() => address.go(noFilters)}>
          {t('reports.filter.clear')}
        </Button>
      )}
    </InlineStack>
  );
}
