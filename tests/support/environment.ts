/**
 * What app/env.server.ts reads in tests. Nothing here leads off this machine: the addresses that a test does not
 * replace belong to ports nobody can listen on. The values replace the developer's own, which may be real.
 */
export const testEnvironment = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  SHOPIFY_API_KEY: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  SHOPIFY_API_SECRET: 'shpss_test_newest_secret',
  SHOPIFY_API_SECRET_PREVIOUS: 'shpss_test_previous_secret',
  SHOPIFY_APP_URL: 'https://ricochet.test',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Ricochet <referrals@ricochet.test>',
  ENCRYPTION_KEY: Buffer.alloc(32, 'test').toString('base64'),
  LOG_LEVEL: 'silent',
} as const;

for (const name of ['SHOPIFY_STANDIN_URL', 'APP_BRIDGE_URL', 'PORT']) delete process.env[name];
Object.assign(process.env, testEnvironment);
