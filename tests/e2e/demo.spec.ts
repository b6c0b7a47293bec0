import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { removePostgresData } from '../../scripts/postgres-home.ts';
import { Visitor } from '../../sandbox/storefront/fixtures/visitor.ts';
import { openMailedLink, phone } from '../../scripts/demo/story.ts';
import { until } from '../support/pretend-shopify.ts';
import { listProcesses } from '../support/process-list.ts';

/** The demo keeps its data in the checkout it is started in: it gets one of its own, so that nobody's is touched. */
let checkout = '';
const leftAside = new Set(['node_modules', '.git', '.data', '.cache', 'build', 'test-results']);
const started = new Set<number>();

beforeAll(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'ricochet-demo-'));
  const root = process.cwd();
  cpSync(root, checkout, { recursive: true, filter: (source) => !leftAside.has(path.relative(root, source)) });
  symlinkSync(path.join(root, 'node_modules'), path.join(checkout, 'node_modules'));
});
afterEach(() => {
  for (const pid of started) if (isLeft(pid)) process.kill(-pid, 'SIGKILL');
});
afterAll(() => {
  removePostgresData(path.join(checkout, '.data/demo/postgres'));
  rmSync(checkout, { recursive: true, force: true });
});

interface Demo {
  pid: number;
  /** What it has printed so far. */
  output(): string;
  exitCode: Promise<number | null>;
}

/** Starts the demo in a process group of its own, as a shell does. */
function startDemo(...args: string[]): Demo {
  // The tests' own settings would reach the app; a person who starts the demo has none of them.
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const env: Record<string, string | undefined> = { PATH, HOME, TMPDIR, LANG };
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    ['scripts/demo/main.ts', ...args],
    {
      cwd: checkout,
      detached: true,
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const pid = child.pid ?? 0;
  started.add(pid);
  return { pid, output: () => text, exitCode: new Promise((resolve) => child.once('close', resolve)) };
}

function isLeft(group: number): boolean {
  return listProcesses().some((each) => each.group === group);
}

async function expectNothingLeft(demo: Demo): Promise<void> {
  await until(async () => expect(listProcesses().filter(({ group }) => group === demo.pid)).toEqual([]), 5000);
  const programs = listProcesses().filter(({ command }) => command.includes(checkout));
  expect(programs).toEqual([]);
  expect(existsSync(path.join(checkout, '.data/demo/running.pid'))).toBe(false);
}

async function runOnce(...args: string[]) {
  const demo = startDemo('--once', ...args);
  const code = await demo.exitCode;
  expect(code, demo.output()).toBe(0);
  await expectNothingLeft(demo);
  return JSON.parse(demo.output().trimEnd().split('\n').at(-1) ?? '') as {
    friend: { code: string };
    advocate: { rewardCode: string };
  };
}

let first: Awaited<ReturnType<typeof runOnce>>;
const minutes = 60_000;

test(
  'once through, the demo ends by itself and its last line says what happened',
  { timeout: 3 * minutes },
  async () => {
    first = await runOnce();
    expect(first).toEqual({
      ok: true,
      friend: { code: expect.stringMatching(/^HI-[0-9A-Z]{12}$/), orderId: expect.stringMatching(/^\d+$/) },
      advocate: {
        inviteCode: expect.stringMatching(/^ADA-/),
        rewardCode: expect.stringMatching(/^THANKS-[0-9A-Z]{12}$/),
      },
      paidToRewardMs: expect.any(Number),
      databaseUrl: expect.stringMatching(/^postgresql:\/\//),
      sandboxUrl: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      appUrl: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    });
  },
);

test(
  'started again, it goes on with the data it has, until Ctrl-C ends all of it',
  { timeout: 3 * minutes },
  async () => {
    const demo = startDemo();
    await until(async () => expect(demo.output()).toContain('Everything is up'), 2 * minutes);
    expect(demo.output()).toContain(first.friend.code);
    expect(demo.output()).toContain(first.advocate.rewardCode);
    const admin = /http:\S+\/apps\/ricochet-referrals/.exec(demo.output())?.[0] ?? '';
    expect((await fetch(admin)).status).toBe(200);
    await expectAddresses(demo.output());
    process.kill(-demo.pid, 'SIGINT');
    expect(await demo.exitCode).toBe(130);
    await expectNothingLeft(demo);
    await expect(fetch(admin)).rejects.toThrow();
  },
);

/** Every address that the demo names answers, in German too, and shows what it is named for to whoever may see it. */
async function expectAddresses(output: string): Promise<void> {
  const [, table = ''] = output.split('In the online store:');
  const addresses = [...table.split('For developers:')[0]!.matchAll(/^ {4}(http\S+) {3}/gm)].map(([, url = '']) => url);
  expect(addresses).toHaveLength(10);
  const origin = new URL(addresses[0] ?? '').origin;
  const ada = new Visitor(origin);
  await ada.post('/account/login', { email: 'ada@example.com' });
  const friend = new Visitor(origin);
  for (const address of addresses)
    for (const language of ['', '/de']) {
      const path = language + address.slice(origin.length);
      const { status, text } = await friend.get(path, { 'user-agent': phone });
      expect(status, path).toBe(200);
      expect((await ada.get(path)).status, path).toBe(200);
      if (address.includes('/me/'))
        expect((await openMailedLink(friend, path)).text, path).toContain(first.advocate.rewardCode);
      if (address.includes('/i/')) expect(text, path).toContain('name="visit"');
      if (address.includes('?ref=')) expect(text, path).toMatch(/<ricochet-launcher\b[^]*<ricochet-welcome\b/);
    }
  expect((await ada.get('/apps/ricochet/dashboard')).text).toContain(first.advocate.rewardCode);
  expect((await ada.get('/account')).text).toContain('ricochet-dashboard__figures');
}

test('with --fresh it starts over', { timeout: 3 * minutes }, async () => {
  const again = await runOnce('--fresh');
  expect(again.friend.code).not.toBe(first.friend.code);
  expect(again.advocate.rewardCode).not.toBe(first.advocate.rewardCode);
});
