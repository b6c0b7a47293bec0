import { reviewOrder } from '#app/operations/review-order.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'review-order'> = ({ shopId, orderId }, now) => reviewOrder({ shopId, orderId, now });
