import { sendJoinMail } from '#app/operations/send-join-mail.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'send-join-mail'> = ({ shopId, joinRequestId }, now) =>
  sendJoinMail({ shopId, joinRequestId, now });
