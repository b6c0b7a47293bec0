import type { AdvocateId, ShopId } from '#app/domain/ids.ts';
import type { ShareChannel } from '#app/domain/invite/channel.ts';
import type { Surface } from '#app/domain/invite/surface.ts';
import type { ShownProgram } from '#app/domain/program/shown-program.ts';
import type { Connection } from './client.server.ts';

export interface Share {
  /** Made where it was shared, so that it counts once however often it is told. */
  id: string;
  advocateId: AdvocateId;
  channel: ShareChannel;
  surface: Surface;
  sharedAt: Date;
  /** What the advocate was shown; missing when that was nothing. */
  shown?: ShownProgram;
}

/** Inserts a share, once by its id; answers whether it was this call that did. */
export async function insertShare(shopId: ShopId, share: Share, connection: Connection): Promise<boolean> {
  const { shown, ...rest } = share;
  const data = [{ ...rest, ...shown, shopId }];
  return (await connection.share.createMany({ data, skipDuplicates: true })).count === 1;
}
