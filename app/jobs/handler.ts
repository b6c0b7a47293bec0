import type { JobName, JobPayload } from './catalogue.ts';

/** What a job's file exports. Throwing makes the queue try again later. */
export type Handler<Name extends JobName> = (payload: JobPayload<Name>, now: Date) => Promise<void>;
