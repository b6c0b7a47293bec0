import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';

/**
 * The Chromium that ships inside an npm package (Linux x64), unpacked at its first use. The package unpacks it into the
 * folder for temporary files, readable by its owner alone: each user of a machine gets a folder of their own.
 */
export async function findChromium(): Promise<string> {
  const folder = path.join(tmpdir(), `ricochet-chromium-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
