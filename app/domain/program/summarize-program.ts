import { toProgramForm } from './form.ts';
import type { Program, ProgramVersion } from './program.ts';

/** A program as lists show it: what runs is the published version; a draft that was never published speaks for itself. */
export function summarizeProgram({ program, version }: { program: Program; version: ProgramVersion | null }) {
  const { id, status, name, draft, publishedVersion } = program;
  return {
    id,
    status,
    publishedVersion,
    form: toProgramForm(name, version?.settings ?? draft),
    isPreparing: version !== null && version.readyAt === null,
  };
}
