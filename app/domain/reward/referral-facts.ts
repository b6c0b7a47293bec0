import type { Recognition } from '../attribution/recognition.ts';
import type { Money } from '../money.ts';

/** What Shopify recommends to do about an order; `none` where it says nothing. */
export const orderRisks = ['none', 'accept', 'investigate', 'cancel'] as const;
export type OrderRisk = (typeof orderRisks)[number];

/** Who may be blocked: the kinds of the block list. */
export const blockKinds = ['customer', 'email', 'phone', 'address', 'ip', 'email_domain'] as const;
export type BlockKind = (typeof blockKinds)[number];

/**
 * What is known of somebody to compare them by: keyed hashes of normalised values, never the values. Null when there is
 * nothing to compare, such as a customer without a phone number.
 */
export interface Traces {
  emailHash: string | null;
  phoneHash: string | null;
  addressHash: string | null;
  ipHash: string | null;
  deviceHash: string | null;
}

/**
 * Everything the decision may know. What should be known and could not be seen is `undefined`, which holds; what is not
 * there by nature (a guest's account) is null.
 */
export interface ReferralFacts {
  recognition: Recognition;
  order: Traces & {
    isTest: boolean;
    isCancelled: boolean;
    /** So much was paid back already that it brings nothing. */
    isRefunded: boolean;
    /** As Shopify names it: `web`, `pos`, `shopify_draft_order`, or an app's id. */
    sourceName: string;
    /** After discounts, in the shop's currency. */
    subtotal: Money;
    /** gid; null for a guest. */
    customerId: string | null;
    /** Whether the address is of a provider of throw-away addresses; null without an address. */
    isEmailDisposable: boolean | null;
    placedAt: Date;
    /** 1 for the customer's first order; undefined when Shopify did not say (guest, or not counted yet). */
    position: number | undefined;
    /** When the customer's record was made; null for a guest. */
    customerSince: Date | null | undefined;
    /** Whether it holds one of the goods that the program asks for; undefined when they could not be seen. */
    holdsWantedItems: boolean | undefined;
    /** Undefined when Shopify could not be asked or has not looked yet. */
    risk: OrderRisk | undefined;
    /** A dispute that the bank has not decided, or has decided against the shop. */
    dispute: 'open' | 'lost' | 'won' | null;
  };
  advocate: Traces & {
    customerId: string;
    joinedAt: Date;
    /** Their record was erased, so that nothing of it can be compared any more. */
    isErased: boolean;
  };
  claim: {
    /** Who claimed; null when they were not signed in. */
    customerId: string | null;
    claimedAt: Date;
    /**
     * Whether the friend was invited then. Not of what an order was recognised by without a visit, such as at a till: there
     * the claim is as old as that order, and the invite is older.
     */
    isMomentKnown: boolean;
    expiresAt: Date;
    /** Another order of the same claim, or of the same buyer in the program, was rewarded before. */
    isRewarded: boolean;
  };
  history: {
    /** When the advocate's other friends' orders were placed, within the longest window a rule can have. */
    friendOrdersAt: Date[];
    /** How many of the advocate's other referrals of the last thirty days share the order's address on the internet. */
    sameIpReferrals: number;
    /** Whether the friend, or somebody whom the friend invited, invited the advocate. */
    isRing: boolean;
    /** On which grounds the friend or the advocate stands on the block list. */
    blockedBy: BlockKind[];
  };
}
