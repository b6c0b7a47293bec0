import { followSchedules } from '#app/operations/follow-schedules.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'follow-schedules'> = (_payload, now) => followSchedules({ now });
