import { sendMerchantMail } from '#app/operations/send-merchant-mail.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'send-merchant-mail'> = ({ shopId, kind, day }, now) =>
  sendMerchantMail({ shopId, kind, day, now });
