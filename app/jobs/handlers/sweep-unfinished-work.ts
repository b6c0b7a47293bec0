import { sweepUnfinishedWork } from '#app/operations/sweep-unfinished-work.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'sweep-unfinished-work'> = (_payload, now) => sweepUnfinishedWork({ now });
