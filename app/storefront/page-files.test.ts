import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pageFileAddress, pageScript, pageStyle } from './page-files.ts';

test('the pages stay nearly as light as the share block', () => {
  for (const [file, most] of [
    [pageScript, 3 * 1024],
    [pageStyle, 2.5 * 1024],
  ] as const) {
    const bytes = gzipSync(file.text).byteLength;
    expect(bytes).toBeGreaterThan(200);
    expect(bytes).toBeLessThan(most);
  }
});

test('an address carries the mark of its text', () => {
  expect(pageFileAddress('/apps/ricochet', pageStyle)).toBe(`/apps/ricochet/page.css?mark=${pageStyle.mark}`);
  expect(pageStyle.mark).not.toBe(pageScript.mark);
});

test('the script writes no markup', () => {
  expect(pageScript.text).not.toMatch(/innerHTML|insertAdjacentHTML|outerHTML|document\.write|eval\(/);
});
