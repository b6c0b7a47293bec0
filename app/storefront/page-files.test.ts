import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answerPageStyle, pageFileAddress, pageScript, pageStyle, pageStyleAddress } from './page-files.ts';
import { pagePlace } from '../../tests/support/page-words.ts';

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

test('a shop’s color stands in the address, and its buttons can be read; anything else in its place is left out', async () => {
  const place = { ...pagePlace('en'), accent: '#f2c94c' };
  expect(pageStyleAddress(place)).toBe(`${pageFileAddress('/apps/ricochet', pageStyle)}&accent=f2c94c`);
  expect(pageStyleAddress(pagePlace('en'))).toBe(pageFileAddress('/apps/ricochet', pageStyle));
  expect(await answerPageStyle('f2c94c').text()).toContain('--ricochet-main: #f2c94c; --ricochet-main-label: #000000;');
  for (const wrong of [null, 'red', 'F2C94C', 'f2c94c;}body{display:none', ''])
    expect(await answerPageStyle(wrong).text()).toBe(pageStyle.text);
});
