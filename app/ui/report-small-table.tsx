import { Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

export interface SmallColumn {
  heading: string;
  isFigure: boolean;
}

interface Props {
  /** What the table is about, for those who hear it. */
  caption: string;
  columns: SmallColumn[];
  rows: { key: string; cells: ReactNode[] }[];
  /** As high as the chart beside it; longer tables are scrolled, with the keyboard too. */
  height?: number;
  /** Too many columns for a phone, where each row is a small list then. */
  isStacked?: boolean;
}

/** A plain table of figures. Its phone form is the style sheet's alone, so that nothing moves when scripts arrive. */
export function ReportSmallTable({ caption, columns, rows, height, isStacked = false }: Props) {
  return (
    <div
      // A table that can be scrolled must be reachable by the keyboard.
      {...(height === undefined ? {} : { role: 'region', 'aria-label': caption, tabIndex: 0 })}
      style={{ position: 'relative', ...(height === undefined ? {} : { maxHeight: height, overflow: 'auto' }) }}
    >
      <table className={isStacked ? 'ricochet-figures ricochet-figures--stacked' : 'ricochet-figures'}>
        <caption>
          <Text as="span" visuallyHidden>
            {caption}
          </Text>
        </caption>
        <thead>
          <tr>
            {columns.map(({ heading, isFigure }) => (
              <th key={heading} scope="col" {...figure(isFigure)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((content, index) => {
                const { heading = '', isFigure = false } = columns[index] ?? {};
                return index === 0 ? (
                  <th key={heading} scope="row" {...figure(isFigure)}>
                    {content}
                  </th>
                ) : (
                  <td key={heading} data-label={heading} {...figure(isFigure)}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function figure(isFigure: boolean) {
  return isFigure ? { className: 'ricochet-figures__figure' } : {};
}
