/** Somebody looks at a page that waits, or a job works in the background. */
export type Lane = 'people' | 'jobs';

/** What an answer says of the shop's bucket, in points of query cost. */
export interface BucketState {
  available: number;
  maximum: number;
  /** Points a second. */
  restoreRate: number;
  /** What Shopify asked for the call. */
  requested: number;
}

export interface Clock {
  /** Milliseconds from some moment on. */
  now(): number;
  later(run: () => void, ms: number): () => void;
}

/** The right to make one call. Whoever got it ends it, with what the answer showed of the bucket; null when it did not. */
export interface Turn {
  end(seen: BucketState | null): void;
}

interface Waiting {
  name: string;
  lane: Lane;
  go: (turn: Turn) => void;
}

/** What jobs leave in the bucket for people, as a part of the whole. */
const reserve = 0.1;
/** What a call is taken to cost until Shopify has said it: a mutation costs about ten. */
const unknownCost = 10;
/** Before Shopify has shown its bucket, so many calls go at once. */
const firstCalls = 2;

/**
 * The line of one shop's Admin API calls in this process. A call goes when the bucket, as Shopify last showed it and as it
 * has filled since, holds its cost, so that hardly any is sent only to be refused. People go first and find a reserve.
 * Jobs take turns by what they ask, so that a thousand calls of one kind do not hold up one of another. Processes know
 * nothing of each other: each sees in every answer what the others spent.
 */
export class Line {
  private readonly waiting: Waiting[] = [];
  private readonly costs = new Map<string, number>();
  private bucket: (BucketState & { at: number }) | null = null;
  private callsUnderway = 0;
  private pointsUnderway = 0;
  /** The kind of job that went last: the next turn is another's. */
  private lastName = '';
  private stopWaking: (() => void) | null = null;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Waits for a turn; null when none came within `patienceMs`. */
  async turn(name: string, lane: Lane, patienceMs: number): Promise<Turn | null> {
    return await new Promise((resolve) => {
      const giveUp = this.clock.later(() => {
        this.waiting.splice(this.waiting.indexOf(waiting), 1);
        resolve(null);
        this.move();
      }, patienceMs);
      const waiting: Waiting = {
        name,
        lane,
        go: (turn) => {
          giveUp();
          resolve(turn);
        },
      };
      this.waiting.push(waiting);
      this.move();
    });
  }

  /** Lets everybody go whose turn it is, and comes back when the bucket holds enough for the next. */
  private move(): void {
    this.stopWaking?.();
    this.stopWaking = null;
    for (let next = this.next(); next !== null; next = this.next()) {
      const waitMs = this.waitFor(next);
      if (waitMs > 0) {
        if (waitMs < Infinity) this.stopWaking = this.clock.later(() => this.move(), waitMs);
        return;
      }
      this.waiting.splice(this.waiting.indexOf(next), 1);
      if (next.lane === 'jobs') this.lastName = next.name;
      next.go(this.begin(next.name));
    }
  }

  private begin(name: string): Turn {
    const cost = this.costs.get(name) ?? unknownCost;
    this.callsUnderway += 1;
    this.pointsUnderway += cost;
    return {
      end: (seen) => {
        this.callsUnderway -= 1;
        this.pointsUnderway -= cost;
        if (seen !== null) {
          this.costs.set(name, seen.requested);
          this.bucket = { ...seen, at: this.clock.now() };
        }
        this.move();
      },
    };
  }

  /** People in the order they came; then jobs, one of each kind after the other. */
  private next(): Waiting | null {
    const people = this.waiting.find(({ lane }) => lane === 'people');
    if (people !== undefined) return people;
    const names = [...new Set(this.waiting.map(({ name }) => name))];
    const turn = names[(names.indexOf(this.lastName) + 1) % names.length];
    return this.waiting.find(({ name }) => name === turn) ?? null;
  }

  /** How long the bucket needs until it holds this call; Infinity when only the end of another can tell. */
  private waitFor({ name, lane }: Waiting): number {
    if (this.bucket === null) return this.callsUnderway < firstCalls ? 0 : Infinity;
    const { available, maximum, restoreRate, at } = this.bucket;
    const filled = Math.min(available + ((this.clock.now() - at) / 1000) * restoreRate, maximum);
    const kept = lane === 'people' ? 0 : maximum * reserve;
    // A call that costs more than jobs may ever find goes when the bucket is full.
    const wanted = Math.min((this.costs.get(name) ?? unknownCost) + kept, maximum);
    const missing = wanted - (filled - this.pointsUnderway);
    return missing <= 0 ? 0 : Math.max(Math.ceil((missing / restoreRate) * 1000), 1);
  }
}
