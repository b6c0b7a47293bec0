import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { findItems } from '#app/admin-api/find-items.ts';
import { listSegments } from '#app/admin-api/list-segments.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { shopReferences } from '#app/domain/program/shop-references.ts';
import { findUnsupported, type UnsupportedFields } from './find-unsupported.ts';

/** What Shopify knows about a program's settings. */
export interface EditorFacts {
  names: Record<string, { title: string; productId: string | null }>;
  segments: { id: string; name: string }[];
  /** What the shop cannot give as it is, by field. */
  unsupported: UnsupportedFields;
}

/**
 * Asks Shopify what the editor shows beside its fields. Null when Shopify does not answer in time: the editor works
 * without, and publishing asks again. Only reads.
 */
export async function askEditorFacts({
  shop,
  settings,
  versions,
}: {
  shop: Shop;
  settings: ProgramSettings;
  /** Settings that were published: what they name is shown beside. */
  versions: ProgramSettings[];
}): Promise<EditorFacts | null> {
  const admin = openAdminApi(shop.domain, patienceOfPages);
  const ids = [settings, ...versions]
    .flatMap(shopReferences)
    .flatMap((reference) => (reference.needs === 'item' && !reference.id.includes('/Segment/') ? [reference.id] : []));
  try {
    const [names, segments, unsupported] = await Promise.all([
      findItems(admin, ids),
      listSegments(admin),
      findUnsupported(admin, settings),
    ]);
    return { names, segments, unsupported };
  } catch (fault) {
    if (fault instanceof AdminApiFault || fault instanceof NoSession) return null;
    throw fault;
  }
}
