import { posix } from 'node:path';
import {
  areaOf,
  domainPackages,
  isProduct,
  packageHomes,
  reach,
  readPattern,
  type Area,
  type Finding,
} from './table.ts';
import { computed, findImports, type Import } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/** Applies the table to every import of a file, on paths as they resolve. */
export function checkImports(file: SourceFile): Finding[] {
  const from = areaOf(file.path);
  if (from === null) return [{ path: file.path, problem: 'belongs to no area of tests/architecture/table.ts' }];
  return findImports(file).flatMap((one) => {
    if (one.specifier === computed) return judgeComputed(from, file.path);
    const target = resolve(file.path, one.specifier);
    const problem = target === null ? judgePackage(from, one) : judgePath(from, file.path, target, one);
    return problem === null ? [] : [{ path: file.path, problem: `${one.specifier}: ${problem}` }];
  });
}

function judgeComputed(from: Area, path: string): Finding[] {
  if (from.mayCompute || from.imports.includes('anything') || !isProduct(from)) return [];
  return [{ path, problem: 'import() of a computed path: nobody can check where it leads' }];
}

/** The path behind a specifier, or null for a package. */
function resolve(path: string, specifier: string): string | null {
  const bare = specifier.replace(/\?\w+$/, '');
  if (bare.startsWith('#app/')) return `app/${bare.slice('#app/'.length)}`;
  return bare.startsWith('.') ? posix.join(posix.dirname(path), bare) : null;
}

function judgePath(from: Area, path: string, target: string, one: Import): string | null {
  if (target.startsWith('../')) return 'leads out of the repository';
  const to = areaOf(target);
  if (to === null)
    return from.imports.includes('anything') || !/\.(?:ts|tsx|js|mjs)$/.test(target)
      ? null
      : 'leads to no area of the table';
  if (from.name.startsWith('routes') && to.name.startsWith('routes') && !isOwnFolder(path, target)) {
    return 'a route may not import another route: what two routes share has a home elsewhere';
  }
  switch (reach(from, to)) {
    case 'all':
      return crossesUnseen(path, target, one)
        ? 'another folder is imported as #app/…, so that everybody sees the step'
        : null;
    case 'reads': {
      const writes = one.isTypeOnly
        ? []
        : (one.names ?? ['everything']).filter((name) => !new RegExp(readPattern).test(name));
      return writes.length === 0
        ? null
        : `${from.name} may only read from ${to.name}, not ${writes.join(', ')}: ${from.why}`;
    }
    case 'types':
      return one.isTypeOnly ? null : `${from.name} may only take types from ${to.name}: ${from.why}`;
    case 'nothing':
      return `${from.name} may not import ${to.name}: ${from.why}`;
  }
}

function judgePackage(from: Area, { specifier }: Import): string | null {
  if (!isProduct(from)) return null;
  if (from.name === 'domain') return domainPackages.includes(specifier) ? null : `not in domain: ${from.why}`;
  const home = packageHomes.find(({ packages }) => new RegExp(`^(?:${packages})`).test(specifier));
  if (home === undefined || home.areas.includes(from.name)) return null;
  return `belongs in ${home.areas.join(', ')}, not in ${from.name}: ${home.why}`;
}

/** A route may be a folder; its files are one route. */
function isOwnFolder(path: string, target: string): boolean {
  const folder = posix.dirname(path);
  return folder !== 'app/routes' && target.startsWith(`${folder}/`);
}

function crossesUnseen(path: string, target: string, one: Import): boolean {
  const folder = (place: string) => place.split('/').slice(0, 2).join('/');
  if (one.specifier.startsWith('#') || !path.startsWith('app/') || !target.startsWith('app/')) return false;
  return path.split('/').length > 2 && folder(path) !== folder(target);
}
