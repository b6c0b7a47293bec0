import { InlineGrid, Select, Text } from '@shopify/polaris';
import type { Channel } from '#app/domain/invite/channel.ts';
import { describeChannel } from './channel-words.ts';
import { useReportAddress } from './report-address.ts';
import type { AskedView, ProgramChoice } from './report-asked-view.ts';
import { useFormat, useText } from './text.tsx';

/** In the order of the choice; the compiler asks for each new one. */
const channels = Object.keys({
  link: true,
  copy: true,
  share_sheet: true,
  whatsapp: true,
  messenger: true,
  sms: true,
  email: true,
  x: true,
  facebook: true,
  telegram: true,
  qr: true,
  spoken: true,
  name: true,
  till: true,
} satisfies Record<Channel, true>);

/** As it stands in an address. */
const unknownPart = 'unknown';

/** Narrows a report to a part of the shop. */
export function ReportFilters({
  asked,
  programs,
  markets,
}: {
  asked: AskedView;
  programs: ProgramChoice[];
  markets: string[];
}) {
  const t = useText();
  const format = useFormat();
  const address = useReportAddress();
  const { filter, advocate } = asked;
  if (advocate !== null) return <Text as="p">{t('reports.filter.advocateOnly')}</Text>;
  const program = programs.find(({ id }) => id === filter.programId);
  const places = [...new Set([...markets, ...(filter.market === undefined ? [] : [filter.market])])]
    .map((key) => ({
      value: key === '' ? unknownPart : key,
      label: key === '' ? t('reports.parts.noMarket') : format.country(key),
    }))
    .sort((left, right) => left.label.localeCompare(right.label));
  const versions = Array.from({ length: program?.versions ?? 0 }, (_, index) => String(index + 1)).reverse();
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
      <Select
        label={t('reports.filter.program')}
        options={[
          { value: '', label: t('reports.filter.anyProgram') },
          ...programs.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.programId ?? ''}
        onChange={(value) => address.go({ program: value, version: null, by: null })}
      />
      <Select
        label={t('reports.filter.version')}
        disabled={versions.length === 0}
        options={[
          { value: '', label: t('reports.filter.anyVersion') },
          ...versions.map((number) => ({ value: number, label: t('reports.filter.versionNumber', { number }) })),
        ]}
        value={String(filter.versionNumber ?? '')}
        onChange={(version) => address.go({ version })}
      />
      <Select
        label={t('reports.filter.channel')}
        options={[
          { value: '', label: t('reports.filter.anyChannel') },
          ...channels.map((value) => ({ value, label: describeChannel(value, t) })),
          { value: unknownPart, label: t('reports.parts.noChannel') },
        ]}
        value={filter.channel === '' ? unknownPart : (filter.channel ?? '')}
        onChange={(channel) => address.go({ channel })}
      />
      <Select
        label={t('reports.filter.market')}
        options={[{ value: '', label: t('reports.filter.anyMarket') }, ...places]}
        value={filter.market === '' ? unknownPart : (filter.market ?? '')}
        onChange={(market) => address.go({ market })}
      />
    </InlineGrid>
  );
}
