export { resumeProgram } from './change-program-status.ts';
