import { z } from 'zod';
import { merchantMailKinds } from '#app/domain/shop/merchant-mails.ts';

const delivery = z.object({ version: z.literal(1), shopDomain: z.string(), webhookId: z.string() });
const ofShop = z.object({ version: z.literal(1), shopId: z.templateLiteral(['sh_', z.string()]) });
const nothing = z.object({ version: z.literal(1) });

/** Every job: its name, which is also its handler's file, and the shape of its payload: ids only. */
export const jobs = {
  'attribute-order': delivery,
  'record-cancellation': delivery,
  'record-refund': delivery,
  'end-installation': delivery,
  'update-scopes': delivery,
  'answer-data-request': delivery,
  'redact-customer': delivery,
  'redact-shop': delivery,
  'prepare-program-version': ofShop.extend({
    programId: z.templateLiteral(['pr_', z.string()]),
    number: z.number().int(),
  }),
  'mint-friend-codes': ofShop.extend({ parentDiscountId: z.templateLiteral(['pd_', z.string()]) }),
  'publish-program-text': ofShop,
  'publish-invite': ofShop.extend({ advocateId: z.templateLiteral(['ad_', z.string()]) }),
  'publish-stale-invites': ofShop,
  'ask-to-publish-invites': nothing,
  'refresh-program-texts': nothing,
  'issue-reward': ofShop.extend({ rewardId: z.templateLiteral(['rw_', z.string()]) }),
  'issue-codes': ofShop.extend({ parentDiscountId: z.templateLiteral(['pd_', z.string()]) }),
  'review-order': ofShop.extend({ orderId: z.templateLiteral(['gid://shopify/Order/', z.string()]) }),
  'reverse-reward': ofShop.extend({ reversalId: z.templateLiteral(['rv_', z.string()]) }),
  'note-order-change': delivery,
  'send-message': ofShop.extend({ messageId: z.templateLiteral(['ms_', z.string()]) }),
  'send-join-mail': ofShop.extend({ joinRequestId: z.templateLiteral(['jr_', z.string()]) }),
  'sweep-unfinished-work': nothing,
  'release-due-rewards': nothing,
  'open-expiry-months': nothing,
  'follow-schedules': nothing,
  'verify-ledgers': nothing,
  'verify-ledger': ofShop,
  'ask-to-count-entries': nothing,
  'count-entries': ofShop,
  'verify-figures': ofShop,
  'rebuild-figures': ofShop,
  'ask-for-balances': nothing,
  'read-reward-balances': ofShop,
  'lapse-rewards': nothing,
  'renew-tokens': nothing,
  'renew-token': z.object({ version: z.literal(1), shopDomain: z.string() }),
  'write-export': ofShop.extend({ exportId: z.templateLiteral(['ex_', z.string()]) }),
  'delete-old-exports': nothing,
  'clear-payloads': nothing,
  'ask-for-merchant-mails': nothing,
  'send-merchant-mail': ofShop.extend({ kind: z.enum(merchantMailKinds), day: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
/** Jobs that work one webhook delivery. */
export type DeliveryJob = { [Name in JobName]: JobPayload<Name> extends { webhookId: string } ? Name : never }[JobName];
