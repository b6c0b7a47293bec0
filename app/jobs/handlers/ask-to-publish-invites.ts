import { askToPublishInvites } from '#app/operations/ask-to-publish-invites.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'ask-to-publish-invites'> = () => askToPublishInvites();
