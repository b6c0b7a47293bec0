import { issueCodes } from '#app/operations/issue-codes.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'issue-codes'> = ({ shopId, parentDiscountId }, now) =>
  issueCodes({ shopId, parentDiscountId, now });
