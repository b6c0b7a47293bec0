/**
 * Who may import whom. eslint.config.js turns this table into `no-restricted-imports`, so that the editor says it at
 * once; tests/architecture.test.ts applies it again to resolved paths, so that no spelling of a path gets around it.
 */
export interface Area {
  name: string;
  /** Globs from the root of the repository; the first area that matches a file owns it. */
  files: string[];
  /**
   * What it may import besides itself: an area's name, `reads:` for its find…, get…, list… and count… exports and its
   * types, `types:` for its types alone. `anything` is for programs around the app.
   */
  imports: string[];
  /** It may import a path that it works out, such as the build's. Elsewhere nobody could check such an import. */
  mayCompute?: true;
  /** Said to whoever breaks the rule. */
  why: string;
}

export const areas: Area[] = [
  {
    name: 'sandbox',
    files: ['sandbox/**'],
    imports: ['scripts'],
    why: 'the sandbox is a pretend Shopify that meets the app over the wire only; what it took from the app it could not test',
  },
  {
    name: 'extensions',
    files: ['extensions/**'],
    imports: [],
    why: 'extensions run inside Shopify and share a contract with the app, not code',
  },
  {
    name: 'tests',
    files: ['tests/**', '**/*.test.ts', '**/*.test.tsx', 'prisma/seed.ts', 'benchmarks/**'],
    imports: ['anything'],
    why: 'tests may look at everything',
  },
  {
    name: 'scripts',
    files: ['scripts/**', '*.ts', '*.js'],
    imports: ['sandbox', 'tests', 'env'],
    why: 'scripts start programs and check files; what the product does has its home under app/',
  },
  {
    name: 'env',
    files: ['app/env.server.ts'],
    imports: [],
    why: 'the environment is read before anything else exists',
  },
  { name: 'log', files: ['app/log.server.ts'], imports: ['env'], why: 'whoever logs must not pull the app in' },
  {
    name: 'body',
    files: ['app/read-body.ts'],
    imports: [],
    why: 'every door reads with it before it knows anything',
  },
  {
    name: 'shopify',
    files: ['app/shopify.server.ts'],
    imports: ['env', 'log', 'domain', 'db', 'db-client'],
    why: 'it makes the one shopifyApp() and keeps its sessions; what to do with a shop is for operations',
  },
  {
    name: 'admin-shop',
    files: ['app/admin-shop.server.ts'],
    imports: ['operations', 'reads:db', 'domain', 'languages', 'shopify', 'log'],
    why: 'it only finds out whose admin is open',
  },
  {
    name: 'webhook-door',
    files: ['app/webhook-door.server.ts'],
    imports: ['operations', 'body', 'env', 'log'],
    why: 'it verifies and hands over; what a webhook means is for the job behind it',
  },
  {
    name: 'server',
    files: ['app/server.ts'],
    imports: ['env', 'log', 'db-client'],
    mayCompute: true,
    why: 'the web process listens and stops; pages and endpoints are routes',
  },
  {
    name: 'worker',
    files: ['app/worker.ts'],
    imports: ['jobs', 'db-client', 'env', 'log'],
    why: 'the worker process starts the queue and stops it; jobs are files in app/jobs',
  },
  {
    name: 'frame',
    files: ['app/root.tsx', 'app/entry.*', 'app/routes.ts'],
    imports: ['domain', 'i18n', 'languages', 'ui', 'shopify', 'env', 'log'],
    why: "Remix's frame carries no work of ours",
  },
  {
    name: 'domain',
    files: ['app/domain/**'],
    imports: [],
    why: 'the domain is pure: facts come in as arguments, so that every rule can be tested without a shop or a database',
  },
  {
    name: 'db-client',
    files: ['app/db/client.server.ts', 'app/db/pg-adapter.server.ts'],
    imports: ['env', 'log'],
    why: 'the client knows where the database is and nothing about what is in it',
  },
  {
    name: 'db',
    files: ['app/db/**'],
    imports: ['domain', 'db-client', 'env', 'log'],
    why: 'queries must be able to run inside any transaction, so nothing here may wait for Shopify, a queue or a browser',
  },
  {
    name: 'admin-api',
    files: ['app/admin-api/**'],
    imports: ['domain', 'shopify', 'env', 'log', 'types'],
    why: 'a call to Shopify is one document and its parsed answer; what to do with it is for operations',
  },
  {
    name: 'email',
    files: ['app/email/**'],
    imports: ['domain', 'i18n', 'languages', 'env', 'log'],
    why: 'a message is rendered from its arguments alone, so that preview, test and production show the same',
  },
  {
    name: 'jobs-enqueue',
    files: ['app/jobs/catalogue*', 'app/jobs/enqueue*'],
    imports: ['domain', 'db-client', 'log'],
    why: 'enqueuing joins the transaction of whoever enqueues; it must not know what the job will do',
  },
  {
    name: 'jobs',
    files: ['app/jobs/**'],
    imports: ['jobs-enqueue', 'operations', 'env', 'log'],
    why: 'a handler is five lines: parse the payload, call one operation',
  },
  {
    name: 'operations',
    files: ['app/operations/**'],
    imports: ['domain', 'db', 'db-client', 'admin-api', 'email', 'jobs-enqueue', 'i18n', 'languages', 'log'],
    why: 'an operation is called by routes and jobs alike, so it knows neither HTTP, nor pages, nor handlers',
  },
  {
    name: 'storefront',
    files: ['app/storefront/**'],
    imports: ['domain', 'i18n', 'languages', 'reads:db', 'shopify', 'body', 'env', 'log'],
    why: 'what shoppers are told is presented here and changed by operations; nothing made for the merchant belongs in it',
  },
  {
    name: 'languages',
    files: ['app/i18n/translate.ts'],
    imports: [],
    why: 'it knows which languages there are and how a catalogue speaks, not what anything says',
  },
  {
    name: 'i18n',
    files: ['app/i18n/**'],
    imports: ['domain', 'languages'],
    why: 'catalogues are words, and what writes the domain’s values in words',
  },
  {
    name: 'preview',
    files: ['app/preview/**'],
    imports: ['domain', 'storefront', 'email', 'i18n', 'languages', 'reads:db'],
    why: 'it shows a draft by the very code that shows the real thing, and changes nothing',
  },
  {
    name: 'ui',
    files: ['app/ui/**'],
    imports: ['types:domain', 'i18n', 'languages'],
    why: 'pieces of pages take props and give elements; they are sent to the browser with all they import',
  },
  {
    name: 'routes-app',
    files: ['app/routes/app.*', 'app/routes/app.*/**'],
    imports: [
      'operations',
      'reads:db',
      'reads:admin-api',
      'preview',
      'ui',
      'i18n',
      'languages',
      'domain',
      'admin-shop',
      'shopify',
      'env',
      'log',
    ],
    why: 'a page authenticates, parses, calls one thing and answers; writing is for operations',
  },
  {
    name: 'routes-proxy',
    files: ['app/routes/proxy.*', 'app/routes/proxy.*/**', 'app/routes/ui.*'],
    imports: ['operations', 'reads:db', 'storefront', 'i18n', 'languages', 'domain', 'log'],
    why: "shoppers' endpoints call one operation and answer through storefront; nothing made for the merchant reaches them",
  },
  {
    name: 'routes',
    files: ['app/routes/**'],
    imports: [
      'operations',
      'reads:db',
      'reads:admin-api',
      'ui',
      'i18n',
      'languages',
      'domain',
      'shopify',
      'webhook-door',
      'env',
      'log',
    ],
    why: 'an endpoint authenticates, parses, calls one thing and answers; writing is for operations',
  },
  { name: 'types', files: ['app/types/**'], imports: [], why: 'generated files stand alone' },
];

export interface PackageHome {
  /** A regular expression on the specifier. */
  packages: string;
  areas: string[];
  why: string;
}

/** Packages with one home. Programs around the app (tests, scripts, sandbox) are free, the areas of app/ are not. */
export const packageHomes: PackageHome[] = [
  {
    packages: '@prisma/|ulid$',
    areas: ['db', 'db-client'],
    why: 'rows stay in db, so that a change of table changes one folder',
  },
  { packages: 'pg$', areas: ['jobs'], why: 'only the queue speaks to PostgreSQL without Prisma' },
  { packages: 'graphile-worker', areas: ['jobs'], why: 'the queue can be replaced as long as only jobs knows it' },
  { packages: 'nodemailer|@react-email/', areas: ['email'], why: 'mail is rendered and sent in one folder' },
  {
    packages: '@shopify/polaris|@shopify/app-bridge',
    areas: ['ui', 'routes-app', 'frame'],
    why: "the merchant's interface stays out of the storefront and can move to web components page by page",
  },
  {
    packages: '@shopify/shopify-app-session-storage|@shopify/shopify-api',
    areas: ['db', 'shopify', 'admin-api'],
    why: "Shopify's own sessions and errors are read where they are kept and where they arrive",
  },
  {
    packages: '@shopify/shopify-app-remix',
    areas: ['shopify', 'admin-shop', 'frame', 'routes-app', 'routes', 'storefront'],
    why: "Shopify's library stays where requests from Shopify arrive, so that it can be replaced",
  },
  {
    packages: '@remix-run/|express$|isbot$',
    areas: [
      'server',
      'frame',
      'shopify',
      'admin-shop',
      'webhook-door',
      'ui',
      'storefront',
      'routes-app',
      'routes-proxy',
      'routes',
    ],
    why: 'the framework ends at the routes; work that jobs do too must not know it',
  },
  { packages: 'pino$', areas: ['log'], why: 'one place decides what a log line may hold' },
  { packages: 'i18next$', areas: ['languages'], why: 'everybody else asks for a translator' },
  {
    packages: 'react',
    areas: ['ui', 'email', 'storefront', 'frame', 'routes-app', 'routes-proxy', 'routes', 'i18n'],
    why: 'elements are for pages and messages',
  },
  {
    packages: 'node:',
    areas: [
      'env',
      'log',
      'shopify',
      'admin-shop',
      'webhook-door',
      'server',
      'worker',
      'frame',
      'db',
      'db-client',
      'admin-api',
      'email',
      'jobs',
      'jobs-enqueue',
      'operations',
      'storefront',
      'routes-proxy',
      'routes',
    ],
    why: 'this code is pure or runs in the browser',
  },
];

/** The only packages that the domain may use; a new one needs a note in docs/decisions/. */
export const domainPackages = [
  'zod',
  'temporal-polyfill',
  'validator/lib/normalizeEmail.js',
  'validator/lib/isIP.js',
  'libphonenumber-js/min',
  'disposable-email-domains-js',
  'obscenity',
];

/** Folders that end as drawers. If a thing has no home in the tree, its idea has no name yet. */
export const drawerNames = ['utils', 'util', 'lib', 'helpers', 'common', 'services', 'shared', 'misc'];

/** Turns a glob of this table (`*` within a name, `**` across folders) into a regular expression. */
export function globPattern(glob: string): string {
  return glob
    .replace(/[.+^$()|[\]{}\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*/g, (stars) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' })[stars] ?? stars);
}

/** The area that owns a path from the root of the repository; null for papers and settings. */
export function areaOf(path: string): Area | null {
  return areas.find((area) => area.files.some((glob) => new RegExp(`^${globPattern(glob)}$`).test(path))) ?? null;
}

/** One finding of a guard: which file, and what is wrong with it in one sentence. */
export interface Finding {
  path: string;
  problem: string;
}

/** How far `from` may go into `to`. */
export function reach(from: Area, to: Area): 'all' | 'reads' | 'types' | 'nothing' {
  if (from === to || from.imports.includes('anything') || from.imports.includes(to.name)) return 'all';
  if (from.imports.includes(`reads:${to.name}`)) return 'reads';
  return from.imports.includes(`types:${to.name}`) ? 'types' : 'nothing';
}

/** Exports that only read. */
export const readPattern = '^(find|get|list|count)[A-Z]';

/** Areas under app/, which packageHomes bind. */
export function isProduct(area: Area): boolean {
  return area.files.every((glob) => glob.startsWith('app/'));
}
