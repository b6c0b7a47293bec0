import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vitest/config';

const underVitest = process.env['VITEST'] !== undefined;

export default defineConfig({
  plugins: underVitest
    ? []
    : [
        remix({
          ignoredRouteFiles: ['**/*.test.{ts,tsx}'],
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_lazyRouteDiscovery: false,
            v3_singleFetch: false,
          },
        }),
      ],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  test: {
    // Console noise is a failure unless a test expects it: tests/support/quiet-console.ts.
    setupFiles: ['tests/support/quiet-console.ts', 'tests/support/environment.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,extensions,sandbox,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // It imports our extensions itself, which are TypeScript.
          server: { deps: { inline: ['@shopify/ui-extensions-tester'] } },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['{app,tests}/**/*.db.test.ts'],
          globalSetup: ['tests/support/database-setup.ts'],
          setupFiles: ['tests/support/database.ts'],
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/*.spec.ts'],
          globalSetup: ['tests/support/e2e-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
