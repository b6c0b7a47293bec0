import type { Figure } from '../figures.ts';
import { quantile, sendAtRate } from '../latencies.ts';
import type { SceneOptions } from '../scene.ts';
import type { Stage } from '../stage.ts';

const requestsPerSecond = 200;

/** Friends open an invite and claim, both at once, at a fixed rate together; the worker fills the pool meanwhile. */
export async function measureStorefrontPages(stage: Stage, { seconds, say }: SceneOptions): Promise<Figure[]> {
  const { proxy, inviteCode, processes } = stage;
  const perSecond = requestsPerSecond / 2;
  const count = perSecond * seconds;
  const visits: string[] = [];
  for (let index = 0; index < count; index += 1) visits.push(await proxy.openInvite(inviteCode));
  say(`${count} landing pages and ${count} claims, ${requestsPerSecond} requests a second together …`);

  let waited = 0;
  const before = processes.computedMs('web');
  const [landings, claims] = await Promise.all([
    sendAtRate({ perSecond, count, send: async () => void (await proxy.openInvite(inviteCode)) }),
    sendAtRate({
      perSecond,
      count,
      send: async (index) => {
        const code = await proxy.claim(inviteCode, visits[index] ?? '');
        if (code === null) waited += 1;
      },
    }),
  ]);
  const webMs = (processes.computedMs('web') - before) / (2 * count);
  const failure = landings.firstFailure ?? claims.firstFailure;
  if (failure !== null) throw new Error(`${landings.failures + claims.failures} requests failed. ${failure}`);
  const rate = `${requestsPerSecond} requests/s`;
  return [
    {
      id: 'landing.p95',
      what: `landing page at ${rate}: p95`,
      measured: quantile(landings.sorted, 0.95),
      unit: 'ms',
      wanted: { atMost: 60 },
    },
    {
      id: 'claim.p95',
      what: `claim at ${rate}: p95`,
      measured: quantile(claims.sorted, 0.95),
      unit: 'ms',
      wanted: { atMost: 80 },
    },
    { id: 'pages.cpu', what: 'computing time in web, for a request', measured: webMs, unit: 'ms' },
    {
      id: 'claim.waited',
      what: 'claims that were asked to wait for a code',
      measured: waited,
      unit: '',
      wanted: { atMost: 0 },
    },
  ];
}
