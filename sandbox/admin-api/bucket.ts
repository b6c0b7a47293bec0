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

/**
 * The leaky bucket of one app in one shop. It counts thousandths of a point: a millisecond then restores a whole
 * number of them, and whoever waits just long enough is never refused for a rounding.
 */
export class Bucket {
  private readonly size: BucketSize;
  private thousandths: number;
  private countedAt: number;

  constructor(size: BucketSize, now: Date) {
    this.size = size;
    this.thousandths = size.maximumAvailable * 1000;
    this.countedAt = now.getTime();
  }

  /** Takes the points of an operation before it runs, or refuses and takes none. */
  take(points: number, now: Date): boolean {
    this.restore(now);
    if (this.thousandths < points * 1000) return false;
    this.thousandths -= points * 1000;
    return true;
  }

  /** Gives back what an operation turned out not to need. */
  giveBack(points: number): void {
    this.add(points * 1000);
  }

  empty(now: Date): void {
    this.restore(now);
    this.thousandths = 0;
  }

  status(now: Date): ThrottleStatus {
    this.restore(now);
    const { maximumAvailable, restoreRate } = this.size;
    return { maximumAvailable, currentlyAvailable: Math.floor(this.thousandths / 1000), restoreRate };
  }

  private restore(now: Date): void {
    const milliseconds = Math.max(0, now.getTime() - this.countedAt);
    this.countedAt = now.getTime();
    this.add(milliseconds * this.size.restoreRate);
  }

  private add(thousandths: number): void {
    this.thousandths = Math.min(this.size.maximumAvailable * 1000, this.thousandths + thousandths);
  }
}
