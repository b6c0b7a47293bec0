import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  path: string;
  text: string;
}

const folders = ['app', 'sandbox', 'extensions', 'scripts', 'tests', 'prisma', 'benchmarks', 'docs', '.ci', '.github'];
const leftOut = new Set(['node_modules', 'build', 'dist', '.git', '.cache', '.data', '.shopify', 'test-results']);

/** Every path that is part of the house, at the root and below its folders. */
export function listPaths(root: string): string[] {
  const atRoot = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile());
  return [
    ...atRoot.map((entry) => entry.name),
    ...folders.filter((folder) => existsSync(join(root, folder))).flatMap((folder) => walk(root, folder)),
  ];
}

function walk(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (leftOut.has(entry.name)) return [];
    return entry.isDirectory() ? walk(root, path) : [path];
  });
}

/** Files that people write and read: code of any kind, not papers, pictures, recordings or generated output. */
export function isWritten(path: string): boolean {
  if (!/\.(?:ts|tsx|js|mjs|css|liquid|prisma)$/.test(path)) return false;
  return !/^app\/types\/|\.d\.ts$/.test(path);
}

export function readSources(root: string, paths: string[]): SourceFile[] {
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
