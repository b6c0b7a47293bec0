/**
 * Brings node_modules to what package-lock.json says, unless it is there already. It runs before every script that
 * needs packages, on whatever Node the machine has (18 or newer), so it has no dependency and uses nothing new.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} Lock */

/**
 * Whether everything that `wanted` locks is what `installed` says npm put there. Packages for other platforms, which
 * npm leaves out, are locked as optional.
 * @param {Lock} wanted
 * @param {Lock | null} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed?.packages?.[path];
    if (found === undefined) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled(join(dirname(process.argv[1]), '..'));

/** @param {string} root */
function ensureInstalled(root) {
  const pinnedNode = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  // What the last `npm ci` was given. Without it (after `npm install`) the two lock files are compared.
  const stamp = join(root, 'node_modules/.ricochet-lock');
  const digest = createHash('sha256')
    .update(readText(join(root, 'package-lock.json')) ?? '')
    .digest('hex');
  const wanted = readJson(join(root, 'package-lock.json'));
  // npm writes this file last, so an installation that broke off has neither.
  const installed = readJson(join(root, 'node_modules/.package-lock.json'));
  if (wanted === null) fail('package-lock.json cannot be read: restore it from the repository.');
  else if (!existsSync(pinnedNode) || !(readText(stamp) === digest || isInstalled(wanted, installed))) {
    process.stdout.write('Installing packages, once and whenever package-lock.json changes …\n');
    run(root, 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The packages could not be installed.');
    writeFileSync(stamp, digest);
  }
  // The generated client lives in node_modules, so `npm ci` throws it away, and with it what it was made from.
  const schemaFolder = join(root, 'prisma/schema');
  const schema = readdirSync(schemaFolder)
    .sort()
    .map((name) => readFileSync(join(schemaFolder, name), 'utf8'))
    .join('');
  const generatedFrom = join(root, 'node_modules/.prisma/client/ricochet-schema');
  if (readText(generatedFrom) !== schema) {
    process.stdout.write('Generating the database client …\n');
    run(root, pinnedNode, ['scripts/prisma.ts', 'generate'], 'The database client could not be generated.');
    writeFileSync(generatedFrom, schema);
  }
}

/** @param {string} file */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/**
 * @param {string} file
 * @returns {Lock | null}
 */
function readJson(file) {
  try {
    return JSON.parse(readText(file) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {string} root
 * @param {string} command
 * @param {string[]} args
 * @param {string} failure
 */
function run(root, command, args, failure) {
  // Windows starts npm.cmd through a shell only.
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell });
  if (status !== 0) fail(error ? `${failure} ${error.message}` : failure);
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
