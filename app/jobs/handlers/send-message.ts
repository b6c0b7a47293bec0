import { sendMessage } from '#app/operations/send-message.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'send-message'> = ({ shopId, messageId }, now) => sendMessage({ shopId, messageId, now });
