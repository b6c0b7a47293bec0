interface Metric {
  id: string;
  name: 'LCP' | 'CLS' | 'INP';
  value: number;
}

type Report = (payload: { metrics: Metric[] }) => void;

/** `shopify.webVitals`: largest paint, layout shift and slowest interaction, reported when the page is left. */
export function connectWebVitals(): { onReport(report: Report | null): Promise<void> } {
  let report: Report | null = null;
  const values = { LCP: null as number | null, CLS: 0, INP: null as number | null };

  observe('largest-contentful-paint', (entry) => (values.LCP = entry.startTime));
  observe('layout-shift', (entry) => {
    if (!('hadRecentInput' in entry && entry.hadRecentInput) && 'value' in entry) values.CLS += Number(entry.value);
  });
  observe('event', (entry) => {
    if ('interactionId' in entry && entry.interactionId) values.INP = Math.max(values.INP ?? 0, entry.duration);
  });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return;
    const metrics = (['LCP', 'CLS', 'INP'] as const).flatMap((name): Metric[] => {
      const value = values[name];
      return value === null ? [] : [{ id: `${name}-${Math.round(performance.timeOrigin)}`, name, value }];
    });
    report?.({ metrics });
  });

  return {
    async onReport(callback) {
      report = callback;
    },
  };
}

function observe(type: string, take: (entry: PerformanceEntry) => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
}
