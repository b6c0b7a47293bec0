import type { SourceFile } from './source-files.ts';
import type { Finding } from './table.ts';

/** No file people write is longer: it holds two ideas. */
export const mostLines = 400;

export interface Sizes {
  files: number;
  median: number;
  percentile95: number;
  largest: { path: string; lines: number }[];
}

export function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

export function measureSizes(files: SourceFile[]): Sizes {
  const sized = files
    .map(({ path, text }) => ({ path, lines: countLines(text) }))
    .toSorted((a, b) => a.lines - b.lines);
  const at = (share: number) => sized[Math.min(sized.length - 1, Math.floor(sized.length * share))]?.lines ?? 0;
  return { files: sized.length, median: at(0.5), percentile95: at(0.95), largest: sized.slice(-5).toReversed() };
}

export function checkSize({ path, text }: SourceFile): Finding[] {
  const lines = countLines(text);
  return lines <= mostLines
    ? []
    : [{ path, problem: `has ${lines} lines, more than ${mostLines}: it holds two ideas` }];
}
