import { drawerNames, type Finding } from './table.ts';
import type { SourceFile } from './source-files.ts';

const kebab = '[a-z0-9]+(?:-[a-z0-9]+)*';
const suffixes =
  '(?:\\.(?:server|client|test|db|spec|d|config|default|schema|customer|guest|code-discount|draft|scopes))*';
const plainName = new RegExp(`^${kebab}${suffixes}(?:\\.[a-z0-9]+)*$`);
/** Remix reads routes from file names: dots, `$parameterNames`, `_index`, trailing `_` and `[.]`. */
const routeName = /^(?:[a-z0-9_.[\]-]|\$[a-zA-Z]*)+\.tsx?$/;
/** Names that tools or people outside the house expect. */
const givenNames = /^(?:README\.md|LICENSE|Dockerfile|CHANGELOG\.md|\..*|_.*)$/;
/** Shopify names a theme's words by the language's tag: `pt-PT.json`. */
const localeName = /\/locales\/[a-z]{2}-[A-Z]{2}(?:\.schema)?\.json$/;

/** Files and folders are kebab-case and named for their idea. */
export function checkName(path: string): Finding[] {
  // Prisma names these.
  if (path.startsWith('prisma/migrations/')) return [];
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const problems: string[] = [];
  for (const folder of folders) {
    if (drawerNames.includes(folder)) problems.push(`${folder}/ is a drawer: name the missing idea instead`);
    else if (!/^[a-z0-9$_.[\]-]+$/.test(folder)) problems.push(`${folder}/ is not kebab-case`);
  }
  const stem = name.split('.')[0] ?? '';
  if (drawerNames.includes(stem)) problems.push(`${name} is a drawer: name the missing idea instead`);
  const isRoute = path.startsWith('app/routes/');
  const isGiven = givenNames.test(name) || localeName.test(path);
  if (!isGiven && !(isRoute ? routeName : plainName).test(name)) problems.push(`${name} is not kebab-case`);
  return problems.map((problem) => ({ path, problem }));
}

const unfinished = new RegExp(
  `\\b(?:${['TO', 'FIX'].map((word) => word + (word === 'TO' ? 'DO' : 'ME')).join('|')})\\b`,
);
const shouldTitle = /\b(?:it|test)(?:\.\w+)*(?:\([^)]*\))?\(\s*(['"`])[^'"`\n]*\bshould\b/;

/** What a finished file does not hold. */
export function checkWords({ path, text }: SourceFile): Finding[] {
  const problems: string[] = [];
  if (unfinished.test(text)) problems.push('something is left to do: do it, or write an issue');
  if (/\.(?:test|spec)\.tsx?$/.test(path) && shouldTitle.test(text))
    problems.push('a test says what is, without "should"');
  return problems.map((problem) => ({ path, problem }));
}
