export { pauseProgram } from './change-program-status.ts';
