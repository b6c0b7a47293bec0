/** How full a shop's bucket is, in the words of Shopify's answers. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** Points the bucket holds, and how many come back every second. */
export type BucketSize = Pick<ThrottleStatus, 'maximumAvailable' | 'restoreRate'>;

/** The standard plan's bucket, and that of Plus. */
export const STANDARD_BUCKET: BucketSize = { maximumAvailable: 2000, restoreRate: 100 };
export const PLUS_BUCKET: BucketSize = { maximumAvailable: 20_000, restoreRate: 1000 };

/** The leaky bucket of one app in one shop. */
export class Bucket {
  private readonly size: BucketSize;
  private available: number;
  private countedAt: number;

  constructor(size: BucketSize, now: Date) {
    this.size = size;
    this.available = size.maximumAvailable;
    this.countedAt = now.getTime();
  }

  /** Takes the points of an operation before it runs, or refuses and takes none. */
  take(points: number, now: Date): boolean {
    this.restore(now);
    if (this.available < points) return false;
    this.available -= points;
    return true;
  }

  /** Gives back what an operation turned out not to need. */
  giveBack(points: number): void {
    this.available = Math.min(this.size.maximumAvailable, this.available + points);
  }

  empty(now: Date): void {
    this.restore(now);
    this.available = 0;
  }

  status(now: Date): ThrottleStatus {
    this.restore(now);
    const { maximumAvailable, restoreRate } = this.size;
    return { maximumAvailable, currentlyAvailable: Math.floor(this.available), restoreRate };
  }

  private restore(now: Date): void {
    const seconds = Math.max(0, now.getTime() - this.countedAt) / 1000;
    this.available = Math.min(this.size.maximumAvailable, this.available + seconds * this.size.restoreRate);
    this.countedAt = now.getTime();
  }
}
