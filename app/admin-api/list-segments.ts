import { z } from 'zod';
import type { AdminApi } from './client.server.ts';

const document = `#graphql
  query ListSegments {
    segments(first: 250) {
      nodes {
        id
        name
      }
    }
  }
`;
const answer = z.object({ segments: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }) });

/** The shop's customer segments, as many as a list can show. */
export async function listSegments(admin: AdminApi): Promise<{ id: string; name: string }[]> {
  const { segments } = await admin.ask(document, {}, answer);
  return segments.nodes;
}
