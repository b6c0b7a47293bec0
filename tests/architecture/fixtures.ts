/** Deliberately bad (and deliberately good) examples: a guard that finds none of the bad ones guards nothing. */
interface ImportExample {
  path: string;
  text: string;
}
interface BadImport extends ImportExample {
  problem: string;
  /** The linter knows no resolved paths and no `import()`: there the test stands alone. */
  isSeenByLinter: boolean;
}

const bad = (path: string, text: string, problem: string, isSeenByLinter = true): BadImport => ({
  path,
  text,
  problem,
  isSeenByLinter,
});

export const badImports: BadImport[] = [
  bad('app/domain/x.ts', "import { database } from '#app/db/client.server.ts';", 'domain may not import db-client'),
  bad('app/domain/x.ts', "import type { Prisma } from '@prisma/client';", 'the domain is pure'),
  bad('app/domain/reward/x.ts', "import { env } from '../../env.server.ts';", 'domain may not import env', false),
  bad('app/domain/x.ts', "export * from '../db/shops.ts';", 'domain may not import db'),
  bad('app/domain/x.ts', "import { ulid } from 'ulid';", 'the domain is pure'),
  bad('app/db/x.ts', "import { issueReward } from '#app/operations/issue-reward.ts';", 'db may not import operations'),
  bad('app/db/x.ts', "import { x } from '../domain/x.ts';", 'another folder is imported as #app/'),
  bad('app/db/x.ts', "import { json } from '@remix-run/node';", 'belongs in'),
  bad('app/admin-api/x.ts', "import { getShop } from '#app/db/shops.ts';", 'admin-api may not import db'),
  bad('app/email/x.ts', "import { getShop } from '#app/db/shops.ts';", 'email may not import db'),
  bad('app/operations/x.ts', "import { handlers } from '#app/jobs/handlers.ts';", 'operations may not import jobs'),
  bad('app/operations/x.ts', "import { page } from '#app/storefront/render-page.ts';", 'may not import storefront'),
  bad('app/operations/x.ts', "import { createTransport } from 'nodemailer';", 'belongs in email'),
  bad('app/operations/x.ts', "const x = await import('#app/ui/text.tsx');", 'operations may not import ui', false),
  bad('app/operations/x.ts', 'const x = await import(name);', 'import() of a computed path', false),
  bad('app/jobs/enqueue.server.ts', "import { x } from './handlers/x.ts';", 'jobs-enqueue may not import jobs', false),
  bad('app/jobs/handlers/x.ts', "import { getShop } from '#app/db/shops.ts';", 'jobs may not import db'),
  bad(
    'app/storefront/x.ts',
    "import { insertClaim } from '#app/db/claims.ts';",
    'may only read from db, not insertClaim',
  ),
  bad(
    'app/storefront/x.ts',
    "import { recordVisit } from '#app/operations/record-visit.ts';",
    'may not import operations',
  ),
  bad('app/ui/x.tsx', "import { formatMoney } from '#app/domain/money.ts';", 'may only take types from domain'),
  bad('app/ui/x.tsx', "import { env } from '#app/env.server.ts';", 'ui may not import env'),
  bad('app/ui/x.tsx', "import { readFileSync } from 'node:fs';", 'belongs in'),
  bad(
    'app/routes/app.x.tsx',
    "import { saveReward } from '#app/db/rewards.ts';",
    'may only read from db, not saveReward',
  ),
  bad('app/routes/app.x.tsx', "import * as shops from '#app/db/shops.ts';", 'may only read from db, not everything'),
  bad('app/routes/app.x.tsx', "import { enqueue } from '#app/jobs/enqueue.server.ts';", 'may not import jobs-enqueue'),
  bad('app/routes/app.x.tsx', "import { y } from './app.y.tsx';", 'a route may not import another route'),
  bad('app/routes/app.x.tsx', "import { guard } from '#app/storefront/guard.server.ts';", 'may not import storefront'),
  bad('app/routes/proxy.v1.x.tsx', "import { Card } from '@shopify/polaris';", 'belongs in ui, routes-app'),
  bad(
    'app/routes/proxy.v1.x.tsx',
    "import { Badge } from '#app/ui/status-badge.tsx';",
    'routes-proxy may not import ui',
  ),
  bad(
    'app/routes/webhooks.x.ts',
    "import { sendMail } from '#app/email/send.server.ts';",
    'routes may not import email',
  ),
  bad('app/server.ts', "import { getShop } from '#app/db/shops.ts';", 'server may not import db'),
  bad('app/operations/x.ts', "import { createWorld } from '../../sandbox/world/people.ts';", 'may not import sandbox'),
  bad('sandbox/x.ts', "import { inviteLink } from '../app/domain/invite/invite-link.ts';", 'may not import domain'),
  bad('sandbox/x.test.ts', "import { inviteLink } from '#app/domain/invite/invite-link.ts';", 'may not import domain'),
  bad('app/x/y.ts', "import { z } from 'zod';", 'belongs to no area', false),
];

const good = (path: string, text: string): ImportExample => ({ path, text });

export const goodImports: ImportExample[] = [
  good('app/domain/reward/x.ts', "import { compareMoney } from '../money.ts';"),
  good('app/domain/x.ts', "import { z } from 'zod';"),
  good('app/db/x.ts', "import { addDays } from '#app/domain/time.ts';"),
  good('app/operations/x.ts', "import { enqueue } from '#app/jobs/enqueue.server.ts';"),
  good('app/operations/x.ts', "import { database } from '#app/db/client.server.ts';"),
  good('app/jobs/handlers/x.ts', "import { issueReward } from '#app/operations/issue-reward.ts';"),
  good('app/storefront/x.ts', "import { findShopByDomain, type Shop } from '#app/db/shops.ts';"),
  good('app/ui/x.tsx', "import type { Money } from '#app/domain/money.ts';"),
  good('app/routes/app.x.tsx', "import { findReferral, type ReferralView } from '#app/db/referrals.ts';"),
  good('app/routes/app.x.tsx', "import { Card } from '@shopify/polaris';"),
  good('app/routes/proxy.v1.x.tsx', "import { requireShopper } from '#app/storefront/guard.server.ts';"),
  good('app/operations/x.db.test.ts', "import { createWorld } from '../../sandbox/world/people.ts';"),
];

export const badPurity = [
  { text: 'export async function decide() {}', problem: 'async' },
  { text: 'export const now = () => new Date();', problem: 'new Date()' },
  { text: 'export const now = () => Date();', problem: 'Date()' },
  { text: 'export const now = () => Date.now();', problem: 'Date.now' },
  { text: 'export const pick = () => Math.random();', problem: 'Math.random' },
  { text: 'export const id = () => crypto.randomUUID();', problem: 'crypto' },
  { text: 'export const mode = process.env;', problem: 'process' },
  { text: "export const get = () => fetch('/x');", problem: 'fetch' },
  { text: "console.log('here');", problem: 'console' },
  { text: 'export const all = () => Promise.all([]);', problem: 'Promise' },
];

export const goodPurity = [
  { text: 'export const day = (moment: Date) => new Date(moment.getTime());' },
  { text: 'export const read = (facts: { process: string }) => facts.process;' },
  { text: 'export const format = (locale: string) => new Intl.NumberFormat(locale).format(1);' },
];

export const badNames = [
  { path: 'app/domain/decideReferral.ts', problem: 'not kebab-case' },
  { path: 'app/ui/StatusBadge.tsx', problem: 'not kebab-case' },
  { path: 'app/utils/dates.ts', problem: 'a drawer' },
  { path: 'app/domain/helpers.ts', problem: 'a drawer' },
  { path: 'sandbox/Orders/x.ts', problem: 'not kebab-case' },
  { path: 'sandbox/theme/pt-PT.json', problem: 'not kebab-case' },
  { path: 'docs/decisions/One Parent.md', problem: 'not kebab-case' },
];

export const goodNames = [
  'sandbox/theme/locales/pt-PT.json',
  'app/routes/app.programs.$programId.tsx',
  'app/routes/proxy.v1.invite[.]json.ts',
  'app/db/client.server.ts',
  'app/operations/issue-reward.db.test.ts',
  'docs/decisions/004-one-parent-discount.md',
  '.github/dependabot.yml',
];

export const badWords = [
  { path: 'app/db/x.ts', text: '// TODO later', problem: 'left to do' },
  { path: 'app/db/x.test.ts', text: "test('it should work', () => {});", problem: 'without "should"' },
];
