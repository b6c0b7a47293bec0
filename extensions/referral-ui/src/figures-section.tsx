import type { Figures } from './answers.ts';
import { host, say } from './host.ts';

const shown = ['shares', 'visits', 'claims', 'friends', 'rewards', 'waiting'] as const;

/** What the invite has brought so far, in true numbers. */
export function FiguresSection({ figures }: { figures: Figures }) {
  return (
    <s-section heading={say('figures.title')}>
      <s-grid gridTemplateColumns="repeat(auto-fill, minmax(140px, 1fr))" gap="base" accessibilityRole="unordered-list">
        {shown.map((name) => (
          <s-stack key={name} accessibilityRole="list-item" gap="small-300">
            <s-text type="strong">{host().i18n.formatNumber(figures[name])}</s-text>
            <s-text color="subdued">{say(`figures.${name}`, { count: figures[name] })}</s-text>
          </s-stack>
        ))}
      </s-grid>
    </s-section>
  );
}
