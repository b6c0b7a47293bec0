import type { JobName } from './catalogue.ts';

/** What runs by the clock (crontab times in UTC). A payload is the same each time: the jobs look for work themselves. */
const recurring = [
  { job: 'release-due-rewards', at: '* * * * *' },
  { job: 'ask-to-publish-invites', at: '* * * * *' },
  { job: 'ask-to-count-entries', at: '* * * * *' },
  { job: 'sweep-unfinished-work', at: '*/5 * * * *' },
  { job: 'follow-schedules', at: '*/5 * * * *' },
  { job: 'open-expiry-months', at: '7 4 * * *' },
  { job: 'verify-ledgers', at: '23 1 * * *' },
  { job: 'refresh-program-texts', at: '37 3 * * *' },
  { job: 'ask-for-balances', at: '53 2 * * *' },
  { job: 'lapse-rewards', at: '11 * * * *' },
  { job: 'renew-tokens', at: '41 2 * * *' },
  { job: 'clear-payloads', at: '17 3 * * *' },
  // Some time zones are half an hour, or a quarter, beside the others.
  { job: 'ask-for-merchant-mails', at: '1,16,31,46 * * * *' },
  { job: 'delete-old-exports', at: '27 3 * * *' },
] as const satisfies { job: JobName; at: string }[];

/** In the queue's crontab form. */
export const crontab = recurring.map(({ job, at }) => `${at} ${job} {"version":1}`).join('\n');
