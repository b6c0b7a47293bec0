import { refreshProgramTexts } from '#app/operations/refresh-program-texts.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'refresh-program-texts'> = () => refreshProgramTexts();
