import { mintFriendCodes } from '#app/operations/mint-friend-codes.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'mint-friend-codes'> = ({ shopId, parentDiscountId }, now) =>
  mintFriendCodes({ shopId, parentDiscountId, now });
