import { publishProgramText } from '#app/operations/publish-program-text.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'publish-program-text'> = ({ shopId }, now) => publishProgramText({ shopId, now });
