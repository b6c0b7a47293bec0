/**
 * Writes the pinned Admin schema of the sandbox: `node scripts/update-admin-schema.ts`. It needs the package registry,
 * so it is run by hand when the API version moves, never by the check.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildClientSchema, printSchema, type IntrospectionQuery } from 'graphql';
import { scopeTable, type ScopeItem } from './admin-scope-table.ts';

const PACKAGE = '@shopify/dev-mcp@1.16.0';
const VERSION = '2026-10';
const TARGET = fileURLToPath(new URL('../sandbox/admin-api/schema/', import.meta.url));

interface Published {
  data: IntrospectionQuery;
  offline_scopes: { items: ScopeItem[] };
}

function download(): Published {
  const folder = mkdtempSync(join(tmpdir(), 'admin-schema-'));
  try {
    const archive = execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder, encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xzf', archive], { cwd: folder });
    const file = join(folder, 'package/dist/data', `admin_${VERSION}.json.gz`);
    return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Published;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Descriptions are five sixths of the schema and nothing here reads them. */
function forgetDescriptions(value: unknown): void {
  if (Array.isArray(value)) value.forEach(forgetDescriptions);
  if (typeof value !== 'object' || value === null) return;
  if ('description' in value) value.description = null;
  Object.values(value).forEach(forgetDescriptions);
}

const published = download();
forgetDescriptions(published.data);
const sdl = `${printSchema(buildClientSchema(published.data))}\n`;
const scopes = JSON.stringify(scopeTable(published.offline_scopes.items));
const compress = (text: string): Buffer => gzipSync(text, { level: 9 });
writeFileSync(join(TARGET, `admin-${VERSION}.graphql.gz`), compress(sdl));
writeFileSync(join(TARGET, `admin-${VERSION}.scopes.json.gz`), compress(scopes));
process.stdout.write(`${sdl.length} characters of SDL and ${scopes.length} of scopes written to ${TARGET}\n`);
