import { prepareProgramVersion } from '#app/operations/prepare-program-version.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'prepare-program-version'> = ({ shopId, programId, number }, now) =>
  prepareProgramVersion({ shopId, programId, number, now });
