import { Link, Text } from '@shopify/polaris';
import { ReportSmallTable } from './report-small-table.tsx';

export interface FigureRow {
  key: string;
  name: string;
  /** Where the row leads; null where there is nothing behind it. */
  url: string | null;
  /** One for each heading. */
  figures: string[];
}

interface Props {
  caption: string;
  /** Of the first column, which names the rows. */
  heading: string;
  headings: string[];
  rows: FigureRow[];
}

/** A table of many figures; on a phone each row is a small list of its own. */
export function ReportFigureTable({ caption, heading, headings, rows }: Props) {
  return (
    <ReportSmallTable
      isStacked
      caption={caption}
      columns={[{ heading, isFigure: false }, ...headings.map((one) => ({ heading: one, isFigure: true }))]}
      rows={rows.map(({ key, name, url, figures }) => ({
        key,
        cells: [<Name key="name" name={name} url={url} />, ...figures],
      }))}
    />
  );
}

function Name({ name, url }: { name: string; url: string | null }) {
  const words = (
    <Text as="span" fontWeight="semibold">
      {name}
    </Text>
  );
  return url === null ? words : <Link url={url}>{words}</Link>;
}
