import type { DashboardAnswer, InviteCardAnswer, LookAnswer } from './answers.ts';
import { appAddress } from './app-address.ts';
import { host, language, type Surface } from './host.ts';

/** A buyer has their order to look at: after this long the card stops waiting for the app. */
const patienceMs = 8000;

/** The app did not answer, or not in a way that this version understands. */
export class NoAnswer extends Error {}

interface Question {
  method?: 'GET' | 'POST';
  body?: object;
}

async function askApp<Answer>(path: string, { method = 'GET', body }: Question = {}): Promise<Answer> {
  const address = appAddress();
  if (address === null) throw new NoAnswer('The build says no address.');
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMs);
  try {
    const token = await host().sessionToken.get();
    const response = await fetch(`${address}/ui/v1/${path}?locale=${encodeURIComponent(language())}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: stop.signal,
    });
    // A refusal is an answer as well: it has a sentence to show.
    const answer: unknown = response.status === 204 ? null : await response.json();
    if (!hasStatus(answer)) throw new NoAnswer(`The app answered ${response.status}.`);
    return answer as Answer;
  } finally {
    clearTimeout(timer);
  }
}

function hasStatus(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'status' in answer;
}

export const askForCard = () => askApp<InviteCardAnswer>('invite');
/** Somebody wants their link: this makes them an advocate. */
export const askToJoin = () => askApp<InviteCardAnswer>('invite', { method: 'POST' });
export const askForDashboard = () => askApp<DashboardAnswer>('dashboard');
export const askForAnotherLook = (referral: string) =>
  askApp<LookAnswer>('look', { method: 'POST', body: { referral } });

/** Tells the app that an invite was shared. Whether it hears is no concern of who shares. */
export async function tellShare(channel: string, surface: Surface): Promise<void> {
  try {
    await askApp('share', { method: 'POST', body: { id: newShareId(), channel, surface } });
  } catch {
    // Counting is all that is lost.
  }
}

function newShareId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
