/**
 * Loaded before the worker: its clock is ahead by the milliseconds that a file says, so that days of waiting pass at
 * once. Only the worker's is moved: what the web process checks, signatures and session tokens, is of this moment.
 */
import { readFileSync } from 'node:fs';

const file = process.env.CHAOS_CLOCK_FILE ?? '';
const RealDate = Date;
const realNow = Date.now;
let aheadMs = 0;

function read() {
  try {
    aheadMs = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // Nobody has moved the clock yet.
  }
}
read();
setInterval(read, 50).unref();

RealDate.now = () => realNow() + aheadMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args) => (args.length === 0 ? new target(target.now()) : new target(...args)),
});
RealDate.prototype.constructor = globalThis.Date;
