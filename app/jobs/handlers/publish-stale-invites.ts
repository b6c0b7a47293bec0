import { publishStaleInvites } from '#app/operations/publish-stale-invites.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'publish-stale-invites'> = ({ shopId }) => publishStaleInvites({ shopId });
