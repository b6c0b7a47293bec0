/** What somebody wrote on one or many lines, without what nobody can see and PostgreSQL does not keep. */
export function manyLines(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
