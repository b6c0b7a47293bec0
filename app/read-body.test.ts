import { expect, test } from 'vitest';
import { readBody, readText } from './read-body.ts';

/** A body that is sent in pieces and never ends by itself; tells how many pieces were taken. */
function endless(piece: Uint8Array) {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 1;
      controller.enqueue(piece);
    },
  });
  const request = new Request('https://app.example/', { method: 'POST', body, duplex: 'half' });
  return { request, taken: () => taken };
}
const posted = (body: string) => new Request('https://app.example/', { method: 'POST', body });

test('a body without an end is left as soon as it is too much', async () => {
  const { request, taken } = endless(new Uint8Array(1000));
  expect(await readText(request, 4096)).toBeNull();
  expect(taken()).toBeLessThan(10);
});

test('as much as may be is read to the byte, and a byte more is not', async () => {
  expect(await readText(posted('é'.repeat(50)), 100)).toBe('é'.repeat(50));
  expect(await readText(posted('é'.repeat(51)), 100)).toBeNull();
});

test('nothing is nothing', async () => {
  expect(await readBody(new Request('https://app.example/'), 10)).toHaveLength(0);
});
