import { publishInvites } from '#app/operations/publish-invites.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'publish-invites'> = ({ shopId, advocateIds }) => publishInvites({ shopId, advocateIds });
