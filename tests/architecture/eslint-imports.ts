import {
  areas,
  areaOf,
  domainPackages,
  globPattern,
  isProduct,
  packageHomes,
  reach,
  readPattern,
  type Area,
} from './table.ts';

interface RestrictedPattern {
  regex: string;
  message: string;
  allowTypeImports?: boolean;
  allowImportNamePattern?: string;
}

/** The table as patterns of `no-restricted-imports`, for the files of one area. */
export function restrictedImports(from: Area): RestrictedPattern[] {
  return [...restrictedAreas(from), ...restrictedFolders(from), ...(isProduct(from) ? restrictedPackages(from) : [])];
}

function restrictedAreas(from: Area): RestrictedPattern[] {
  return areas.filter(isProduct).flatMap((to) => {
    const why = `${from.name} may not import ${to.name}: ${from.why}.`;
    switch (reach(from, to)) {
      case 'all':
        return [];
      case 'reads':
        return [
          {
            regex: specifierPattern(to),
            allowTypeImports: true,
            allowImportNamePattern: readPattern,
            message: `${from.name} may only read from ${to.name} (find…, get…, list…, count…): ${from.why}.`,
          },
        ];
      case 'types':
        return [
          { regex: specifierPattern(to), allowTypeImports: true, message: `${why} Types are welcome (import type).` },
        ];
      case 'nothing':
        return [{ regex: specifierPattern(to), message: why }];
    }
  });
}

/** Relative paths stay within their folder, so that the patterns above see every step out of it. */
function restrictedFolders(from: Area): RestrictedPattern[] {
  if (from.imports.includes('anything')) return [];
  const outside = ['app', 'sandbox', 'scripts', 'extensions', 'tests', 'benchmarks', 'prisma'].filter((folder) => {
    const area = areaOf(`${folder}/x.ts`);
    return area === null || reach(from, area) === 'nothing';
  });
  const inner = areas
    .filter(isProduct)
    .flatMap((area) => area.files.map((glob) => /^app\/([a-z0-9-]+)\//.exec(glob)?.[1] ?? []));
  return [
    {
      regex: `^(?:\\.\\./)+(?:${outside.join('|')})/`,
      message: `${from.name} may not import from there: ${from.why}.`,
    },
    ...(isProduct(from)
      ? [
          {
            regex: `^(?:\\.\\./)+(?:${[...new Set(inner.flat())].join('|')})/`,
            message: 'Another folder is imported as #app/…, so that everybody sees the step.',
          },
        ]
      : []),
    ...(from.name.startsWith('routes')
      ? [
          {
            regex: '^\\./',
            message: 'A route may not import another route: what two routes share has a home elsewhere.',
          },
        ]
      : []),
  ];
}

function restrictedPackages(from: Area): RestrictedPattern[] {
  const homes = packageHomes
    .filter(({ areas: homeAreas }) => !homeAreas.includes(from.name))
    .map(({ packages, why }) => ({ regex: `^(?:${packages})`, message: `Not in ${from.name}: ${why}.` }));
  if (from.name !== 'domain') return homes;
  const others = { regex: `^(?!\\.|#app/|(?:${domainPackages.join('|')})$)`, message: `Not in domain: ${from.why}.` };
  return [others];
}

/** Matches `#app/…` of this area and of no area that comes before it. */
function specifierPattern(area: Area): string {
  const pattern = ({ files }: Area) => files.map((glob) => globPattern(glob).replace(/^app\//, '')).join('|');
  const before = areas.slice(0, areas.indexOf(area)).filter(isProduct).map(pattern);
  return `^#app/${before.length === 0 ? '' : `(?!(?:${before.join('|')})$)`}(?:${pattern(area)})$`;
}
