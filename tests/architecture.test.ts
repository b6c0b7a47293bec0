import { ESLint } from 'eslint';
import { describe, expect, test, vi } from 'vitest';
import { checkImports } from './architecture/check-imports.ts';
import { checkName, checkWords } from './architecture/check-names.ts';
import { checkPurity } from './architecture/check-purity.ts';
import { checkSize, measureSizes } from './architecture/check-sizes.ts';
import {
  badImports,
  badNames,
  badPurity,
  badWords,
  goodImports,
  goodNames,
  goodPurity,
} from './architecture/fixtures.ts';
import { isWritten, listPaths, readSources } from './architecture/source-files.ts';

// The whole tree is parsed, and the linter started: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const root = `${import.meta.dirname}/..`;
const paths = listPaths(root);
const sources = readSources(root, paths.filter(isWritten));
const code = sources.filter(({ path }) => /\.(?:ts|tsx|js|mjs)$/.test(path));
const isTest = (path: string) => /\.(?:test|spec)\.tsx?$/.test(path);
const isFixture = (path: string) => path.startsWith('tests/architecture/fixtures');

describe('the house', () => {
  test('every import is allowed by the table', () => {
    expect(code.flatMap(checkImports)).toEqual([]);
  });

  test('the domain is pure', () => {
    const domain = code.filter(({ path }) => path.startsWith('app/domain/') && !isTest(path));
    expect(domain.length).toBeGreaterThan(0);
    expect(domain.flatMap(checkPurity)).toEqual([]);
  });

  test('files and folders are kebab-case and there are no drawers', () => {
    expect(paths.flatMap(checkName)).toEqual([]);
  });

  test('no written file is too long', () => {
    expect(sources.flatMap(checkSize)).toEqual([]);
    expect(measureSizes(sources).median).toBeLessThanOrEqual(80);
  });

  test('nothing is left to do, and test names say what is', () => {
    expect(sources.filter(({ path }) => !isFixture(path)).flatMap(checkWords)).toEqual([]);
  });
});

describe('the guards find what they are for', () => {
  test.each(badImports)('$path may not import $text', (file) => {
    expect(checkImports(file)).toEqual([{ path: file.path, problem: expect.stringContaining(file.problem) }]);
  });

  test.each(goodImports)('$path may import $text', (file) => {
    expect(checkImports(file)).toEqual([]);
  });

  test.each(badPurity)('$text is found in the domain as $problem', ({ text, problem }) => {
    const findings = checkPurity({ path: 'app/domain/bad.ts', text });
    expect(findings.map((finding) => finding.problem.split(':')[0])).toEqual([problem]);
  });

  test.each(goodPurity)('$text is pure', ({ text }) => {
    expect(checkPurity({ path: 'app/domain/good.ts', text })).toEqual([]);
  });

  test.each(badNames)('$path is a bad name', ({ path, problem }) => {
    expect(checkName(path)).toEqual([{ path, problem: expect.stringContaining(problem) }]);
  });

  test.each(goodNames)('%s is a good name', (path) => {
    expect(checkName(path)).toEqual([]);
  });

  test('an oversized file is found and one of exactly 400 lines is not', () => {
    expect(checkSize({ path: 'app/domain/long.ts', text: 'x\n'.repeat(401) })).toHaveLength(1);
    expect(checkSize({ path: 'app/domain/long.ts', text: 'x\n'.repeat(400) })).toEqual([]);
  });

  test.each(badWords)('$path with $text is unfinished', ({ path, text, problem }) => {
    expect(checkWords({ path, text })).toEqual([{ path, problem: expect.stringContaining(problem) }]);
  });
});

describe('the linter says the same as the table', () => {
  const rule = '@typescript-eslint/no-restricted-imports';
  const eslint = new ESLint({
    cwd: root,
    // Types are for the other rules; these files exist only here, so there is no project to ask for them.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: null } } },
    ruleFilter: ({ ruleId }) => ruleId === rule,
  });
  const complaints = async (path: string, text: string) => {
    const [result] = await eslint.lintText(text, { filePath: `${root}/${path}` });
    return result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? ['not linted'];
  };

  test.each(badImports.filter(({ isSeenByLinter }) => isSeenByLinter))(
    '$path may not import $text',
    async ({ path, text }) => {
      expect(await complaints(path, text)).toContain(rule);
    },
  );

  test.each(goodImports)('$path may import $text', async ({ path, text }) => {
    expect(await complaints(path, text)).toEqual([]);
  });
});
