import { afterEach, beforeEach, vi } from 'vitest';

/** Anything written to the console fails the test, unless the test replaced the method with its own spy. */
const methods = ['error', 'warn', 'log'] as const;
const noise: string[] = [];

beforeEach(() => {
  noise.length = 0;
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation(
      (...words: unknown[]) => void noise.push(`console.${method}: ${words.map(String).join(' ')}`),
    );
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  if (noise.length > 0) throw new Error(`The console must stay quiet in tests:\n${noise.join('\n')}`);
});
