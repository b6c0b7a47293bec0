/** Chances that fall the same way for the same seed (mulberry32), so that a history can be played again. */
export interface Dice {
  /** A whole number from 0 up to, and not including, `faces`. */
  roll(faces: number): number;
  /** True once in so many times. */
  isOneIn(times: number): boolean;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const roll = (faces: number) => Math.floor(next() * faces);
  return { roll, isOneIn: (times) => roll(times) === 0 };
}
