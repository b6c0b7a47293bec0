import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** One measured figure beside the one that is wanted of it (docs: "Figures it must reach"). */
export interface Figure {
  /** Never changes: the baseline is compared by it. */
  id: string;
  what: string;
  measured: number;
  unit: string;
  /** Left out where the figure only explains another one. */
  wanted?: { atLeast: number } | { atMost: number };
}

interface Baseline {
  recordedAt: string;
  machine: { cores: number; node: string; platform: string };
  /** The machine's load before anything was started: above zero, times are longer than the app's own. */
  loadBefore: number;
  figures: Record<string, { measured: number; unit: string }>;
}

const baselineFile = path.join(import.meta.dirname, 'baseline.json');

/** Whether a figure is what is wanted; null when nothing is wanted of it. */
export function judge({ measured, wanted }: Figure): boolean | null {
  if (wanted === undefined) return null;
  return 'atLeast' in wanted ? measured >= wanted.atLeast : measured <= wanted.atMost;
}

/** A line for each figure: the verdict, what was measured, what is wanted and what the baseline says. */
export function describeFigures(figures: Figure[]): string {
  const baseline = readBaseline();
  return figures
    .map((figure) => {
      const verdict = { true: 'pass', false: 'MISS', null: '    ' }[String(judge(figure))] ?? '';
      const measured = `${round(figure.measured)} ${figure.unit}`.trimEnd();
      const before = baseline?.figures[figure.id];
      const remarks = [describeWanted(figure), before === undefined ? '' : `baseline ${round(before.measured)}`];
      return `  ${verdict}  ${figure.what.padEnd(64)} ${measured.padStart(14)}   ${remarks.filter(Boolean).join(', ')}`;
    })
    .join('\n');
}

/** Writes the figures over those of the baseline; scenes that did not run keep theirs. */
export function recordBaseline(figures: Figure[], { now, loadBefore }: { now: Date; loadBefore: number }): void {
  const measured = figures.map(({ id, measured, unit }) => [id, { measured: Number(round(measured)), unit }] as const);
  const baseline: Baseline = {
    recordedAt: now.toISOString(),
    machine: { cores: os.availableParallelism(), node: process.version, platform: `${os.platform()} ${os.arch()}` },
    loadBefore: Number(loadBefore.toFixed(1)),
    figures: { ...readBaseline()?.figures, ...Object.fromEntries(measured) },
  };
  writeFileSync(baselineFile, `${JSON.stringify(baseline, null, 2)}\n`);
}

function readBaseline(): Baseline | null {
  return existsSync(baselineFile) ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Baseline) : null;
}

function describeWanted({ wanted, unit }: Figure): string {
  if (wanted === undefined) return '';
  const [words, value] = 'atLeast' in wanted ? ['at least', wanted.atLeast] : ['at most', wanted.atMost];
  return `wanted ${words} ${value} ${unit}`.trimEnd();
}

function round(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
