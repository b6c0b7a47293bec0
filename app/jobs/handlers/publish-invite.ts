import { publishInvite } from '#app/operations/publish-invite.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'publish-invite'> = ({ shopId, advocateId }) => publishInvite({ shopId, advocateId });
