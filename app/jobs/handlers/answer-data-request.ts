import { answerDataRequest } from '#app/operations/answer-data-request.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'answer-data-request'> = ({ shopDomain, webhookId }, now) =>
  answerDataRequest({ shopDomain, webhookId, now });
