import { afterEach, describe, expect, test } from 'vitest';
import {
  currentTrouble,
  failedRequestId,
  giveUp,
  keepRequests,
  listenToTrouble,
  troubleWith,
  tryAgain,
} from './held-requests.ts';

const origin = 'https://app.example';
const page = `${origin}/app/programs?_data=routes%2Fapp.programs`;
const write = { method: 'POST', body: new URLSearchParams({ intent: 'save' }) };
const fine = () => Response.json({ done: 'saved' }, { headers: { 'X-Remix-Response': 'yes' } });
const fault = () => new Response('{}', { status: 500, headers: { 'X-Remix-Error': 'yes', 'x-request-id': 'r-1' } });

/** A line that gives these answers one after the other; a word stands for one that breaks. */
function line(...answers: (Response | 'broken')[]) {
  const asked: string[] = [];
  const real = (input: RequestInfo | URL) => {
    asked.push(input instanceof Request ? input.url : String(input));
    const answer = answers.shift() ?? 'broken';
    return answer === 'broken' ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(answer);
  };
  let opening = false;
  return {
    asked,
    open: () => (opening = true),
    fetch: keepRequests(real, () => opening, origin),
  };
}

const nextChange = async () =>
  await new Promise<void>((resolve) => {
    const stop = listenToTrouble(() => {
      stop();
      resolve();
    });
  });

const untilTold = async () =>
  await new Promise<void>((resolve) => {
    if (currentTrouble() !== null) return resolve();
    const stop = listenToTrouble(() => {
      if (currentTrouble() === null) return;
      stop();
      resolve();
    });
  });

afterEach(() => {
  tryAgain();
});

test.each<[string, Response, ReturnType<typeof troubleWith>]>([
  ['an answer', fine(), null],
  ['a refusal of ours', Response.json({}, { status: 409 }), null],
  ['something that is gone', new Response(null, { status: 404 }), null],
  [
    'a refusal because Shopify is silent',
    Response.json({}, { status: 503, headers: { 'X-Remix-Response': 'yes' } }),
    null,
  ],
  ['a session that ended', new Response(null, { status: 401 }), 'signed_out'],
  ['too many requests', new Response(null, { status: 429 }), 'busy'],
  ['a fault of ours', fault(), 'broken'],
  ['a server between us', new Response('Bad gateway', { status: 502 }), 'broken'],
])('%s is told for what it is', (_name, response, trouble) => {
  expect(troubleWith(response)).toBe(trouble);
});

test('a request that fails waits, and is sent again as it was', async () => {
  const there = line('broken', 'broken', fine());
  const answer = there.fetch(page, write);
  await untilTold();
  expect(currentTrouble()).toEqual({ trouble: 'offline', requestId: null, canGiveUp: true });
  tryAgain();
  await untilTold();
  tryAgain();
  expect(await (await answer).json()).toEqual({ done: 'saved' });
  expect(there.asked).toEqual([page, page, page]);
  expect(currentTrouble()).toBeNull();
});

test('what pages read is asked again without what was pressed', async () => {
  const there = line('broken', 'broken', fine());
  const pressed = there.fetch(page, write);
  await untilTold();
  const isHeldToo = nextChange();
  const read = there.fetch(page, { method: 'GET' });
  await isHeldToo;
  tryAgain('reads');
  expect((await read).status).toBe(200);
  expect(currentTrouble()?.trouble).toBe('offline');
  giveUp();
  expect(await (await pressed).json()).toEqual({ failed: 'offline' });
});

test('a fault is told by the name that the log has for it', async () => {
  const there = line(fault(), fine());
  const answer = there.fetch(page, write);
  await untilTold();
  expect(currentTrouble()).toEqual({ trouble: 'broken', requestId: 'r-1', canGiveUp: true });
  expect(failedRequestId()).toBe('r-1');
  tryAgain();
  expect((await answer).status).toBe(200);
});

describe('is not held:', () => {
  test('a page that is being opened and fails', async () => {
    const there = line(fault());
    there.open();
    expect((await there.fetch(page)).status).toBe(500);
  });

  test.each([
    ['another site', 'https://other.example/?_data=x'],
    ['a request that is none of a page', `${origin}/app/preview`],
  ])('%s', async (_name, address) => {
    await expect(line('broken').fetch(address)).rejects.toThrow('Failed to fetch');
  });

  test('what nobody waits for any more', async () => {
    const there = line('broken');
    const leaving = new AbortController();
    const answer = there.fetch(page, { signal: leaving.signal });
    await untilTold();
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(currentTrouble()).toBeNull();
  });
});
