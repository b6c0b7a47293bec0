import { z } from 'zod';
import { parseExactJson } from '../exact-json.ts';

const schema = z.object({ current: z.array(z.string()) });

/** `app/scopes_update`: the scopes the app has now. */
export function parseScopesPayload(body: string): string[] {
  return schema.parse(parseExactJson(body)).current;
}
