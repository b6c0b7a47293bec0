/**
 * Loaded into the app's processes by the benchmarks: they are measured as they run in production, where the app itself
 * refuses every pretend Shopify.
 */
import { fetchThroughStandin } from '../../scripts/standin.mjs';

const standinUrl = process.env['BENCHMARK_STANDIN_URL'];
if (standinUrl === undefined) throw new Error('BENCHMARK_STANDIN_URL is missing.');
globalThis.fetch = fetchThroughStandin(globalThis.fetch, standinUrl);
