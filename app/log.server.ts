import { pino } from 'pino';
import { env } from './env.server.ts';

/** Structured lines without personal data: log ids, codes and counts, never names, addresses or bodies. */
export const log = pino({ level: env.LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
