import { BarChart, LineChart, PolarisVizProvider } from '@shopify/polaris-viz';
import '@shopify/polaris-viz/build/esm/styles.css';
import { useEffect, useMemo, useRef } from 'react';
import type { ReportChartProps } from './report-chart.tsx';
import { useText } from './text.tsx';

/** Draws a chart with Shopify's own library. Runs in a browser only, where it is fetched once the page stands. */
export function ReportChartCanvas({ kind, series, writeLabel, writeSize, isWhole }: ReportChartProps) {
  const t = useText();
  const picture = usePicture();
  const isStill = useMemo(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches, []);
  const Chart = kind === 'line' ? LineChart : BarChart;
  return (
    <div ref={picture} aria-hidden style={{ height: '100%' }}>
      <PolarisVizProvider>
        <Chart
          theme="Light"
          isAnimated={!isStill}
          data={series.map(({ name, isBefore, points }) => ({
            name,
            isComparison: isBefore,
            data: points.map(({ label, size }) => ({ key: label, value: size })),
          }))}
          showLegend={series.length > 1}
          emptyStateText={t('reports.parts.empty')}
          xAxisOptions={{ labelFormatter: (label) => writeLabel(String(label ?? '')) }}
          yAxisOptions={{ labelFormatter: (size) => writeSize(Number(size ?? 0), true), integersOnly: isWhole }}
          tooltipOptions={{
            titleFormatter: (label) => writeLabel(String(label ?? '')),
            keyFormatter: (name) => String(name ?? ''),
            valueFormatter: (size) => writeSize(Number(size ?? 0), false),
          }}
        />
      </PolarisVizProvider>
    </div>
  );
}

/**
 * The library makes every point a stop for the keyboard and calls the drawing a table, with rows that no screen reader can follow.
 * The real table stands beside it, so here the drawing is only a picture: hidden from screen readers and passed over by the
 * keyboard, while the pointer still finds its labels.
 */
function usePicture() {
  const picture = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = picture.current;
    if (node === null) return;
    // What is passed over already is left alone: each change is told to the observer again.
    const passOver = () => {
      for (const stop of node.querySelectorAll('[tabindex="0"], button:not([tabindex="-1"])'))
        stop.setAttribute('tabindex', '-1');
    };
    passOver();
    const observer = new MutationObserver(passOver);
    observer.observe(node, { subtree: true, childList: true, attributes: true, attributeFilter: ['tabindex'] });
    return () => observer.disconnect();
  }, []);
  return picture;
}
