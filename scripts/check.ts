/**
 * `npm run check`: the one gate, step by step, by name. It says all that is wrong, not only the first thing. A word
 * after it picks steps: `npm run check -- types lint`.
 */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

interface Step {
  name: string;
  command: string[];
  /** What to do about a failure, when its output does not say. */
  advice?: string;
}

const steps: Step[] = [
  {
    name: 'format',
    command: ['prettier', '--check', '--log-level=warn', '--cache', '--cache-location=.cache/prettier', '.'],
    advice: 'npm run format',
  },
  { name: 'types', command: ['tsc', '--noEmit'] },
  // Their elements are Preact's and Shopify's, which the rest of the house does not know.
  { name: 'extension types', command: ['tsc', '--noEmit', '-p', 'extensions/referral-ui'] },
  { name: 'lint', command: ['eslint', '.'] },
  {
    name: 'architecture',
    command: ['vitest', 'run', '--project=unit', '--reporter=dot', 'tests/architecture.test.ts'],
  },
  {
    name: 'documents',
    command: [
      'vitest',
      'run',
      '--project=unit',
      '--reporter=dot',
      'tests/admin-documents.test.ts',
      'tests/reasons.test.ts',
    ],
  },
  { name: 'theme', command: ['node', 'scripts/check-theme.ts'] },
  { name: 'sizes', command: ['node', 'scripts/print-sizes.ts'] },
  // Shopify's own word comes last: its CLI judges the configuration and builds the extensions.
  { name: 'shopify', command: ['node', 'scripts/check-shopify-config.ts'] },
];

interface Outcome {
  step: Step;
  isPassed: boolean;
  seconds: number;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps: ${steps.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${step.name}: ${step.command.join(' ')}`);
  const startedAt = performance.now();
  const isPassed = await run(step.command);
  outcomes.push({ step, isPassed, seconds: (performance.now() - startedAt) / 1000 });
}

console.log('');
for (const { step, isPassed, seconds } of outcomes) {
  const advice = isPassed || step.advice === undefined ? '' : `  → ${step.advice}`;
  console.log(
    `${isPassed ? 'passed' : 'FAILED'}  ${step.name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s${advice}`,
  );
}
const failed = outcomes.filter(({ isPassed }) => !isPassed);
console.log(failed.length === 0 ? 'All is well.' : `${failed.length} of ${outcomes.length} steps failed.`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Tools are found beside the pinned Node, as npm scripts find them. */
async function run([command = '', ...args]: string[]): Promise<boolean> {
  const bin = `${import.meta.dirname}/../node_modules/.bin`;
  return await new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}
