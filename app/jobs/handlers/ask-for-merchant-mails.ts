import { askForMerchantMails } from '#app/operations/ask-for-merchant-mails.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'ask-for-merchant-mails'> = (_payload, now) => askForMerchantMails({ now });
