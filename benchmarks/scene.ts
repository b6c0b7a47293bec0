import type { Figure } from './figures.ts';
import type { Stage } from './stage.ts';

export interface SceneOptions {
  /** How long a load is kept up. */
  seconds: number;
  /** Orders a second in the wave. */
  ordersPerSecond: number;
  /** Of the large shop whose admin is looked at. */
  referrals: number;
  say(sentence: string): void;
}

/** One thing that is measured on a running stage. */
export type Scene = (stage: Stage, options: SceneOptions) => Promise<Figure[]>;
