import { SkeletonBodyText, Text } from '@shopify/polaris';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useText } from './text.tsx';

export interface ReportSeries {
  name: string;
  /** Drawn behind, in grey. */
  isBefore: boolean;
  points: { label: string; size: number | null }[];
}

export interface ReportChartProps {
  kind: 'line' | 'bars';
  series: ReportSeries[];
  /** Of the axis below: a label in little room. */
  writeLabel: (label: string) => string;
  writeSize: (size: number, isShort: boolean) => string;
  isWhole: boolean;
}

/** The charts' library is large: it arrives after the page, and only where a chart is. Without it the table says it all. */
const Canvas = lazy(() =>
  import('./report-chart-canvas.tsx').then(
    ({ ReportChartCanvas }) => ({ default: ReportChartCanvas }),
    () => ({ default: NoChart }),
  ),
);

const height = 300;

/** A chart whose place is kept from the first moment, so that nothing moves when it appears. */
export function ReportChart(props: ReportChartProps) {
  const [isInBrowser, setIsInBrowser] = useState(false);
  useEffect(() => setIsInBrowser(true), []);
  return (
    <div style={{ height, minWidth: 0, position: 'relative' }}>
      {isInBrowser ? (
        <Suspense fallback={<Placeholder />}>
          <Canvas {...props} />
        </Suspense>
      ) : (
        <Placeholder />
      )}
    </div>
  );
}

function Placeholder() {
  const t = useText();
  return (
    <>
      <Text as="span" visuallyHidden>
        {t('reports.time.loading')}
      </Text>
      <SkeletonBodyText lines={8} />
    </>
  );
}

function NoChart(_props: ReportChartProps) {
  const t = useText();
  return (
    <Text as="p" tone="subdued">
      {t('reports.time.noChart')}
    </Text>
  );
}
