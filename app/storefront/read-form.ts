import { readText } from '#app/read-body.ts';

/** Larger than any form of ours. */
const mostBytes = 4096;

/** The fields of a posted form; null when it is none, or too large. Nobody signs it. */
export async function readForm(request: Request, most = mostBytes): Promise<Record<string, string> | null> {
  if (!(request.headers.get('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded')) return null;
  return await readFields(request, most);
}

/** The same for a beacon, which some browsers send as plain text. */
export async function readBeacon(request: Request, most: number): Promise<Record<string, string> | null> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|text\/plain)\b/.test(type)) return null;
  return await readFields(request, most);
}

async function readFields(request: Request, most: number): Promise<Record<string, string> | null> {
  const text = await readText(request, most);
  return text === null ? null : Object.fromEntries(new URLSearchParams(text));
}
