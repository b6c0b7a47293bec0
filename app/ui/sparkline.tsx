const [width, height, inset] = [120, 24, 2];

/** How a figure went, day by day, without a scale: decoration beside the figure itself. */
export function Sparkline({ values }: { values: number[] }) {
  const most = Math.max(...values, 0);
  const least = Math.min(...values, 0);
  if (values.length < 2 || most === least) return null;
  const x = (index: number) => (index / (values.length - 1)) * width;
  const y = (value: number) => height - inset - ((value - least) / (most - least)) * (height - 2 * inset);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
      style={{ display: 'block', width: '100%', maxWidth: 160, height }}
    >
      <polyline
        points={points}
        fill="none"
        stroke="var(--p-color-border-emphasis)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
