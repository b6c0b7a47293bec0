import { derivedId } from './derived-id.ts';
import type { Decimal, Id, Order, Timestamp } from './types.ts';

/** Names REST and GraphQL give to ways of paying. */
export type Gateway = 'shopify_payments' | 'bogus' | 'manual' | 'cash' | 'gift_card' | 'shopify_store_credit';

/** Money that was taken for an order, in the shop's currency. */
export interface Payment {
  gateway: Gateway;
  amount: Decimal;
  at: Timestamp;
  giftCardId?: Id;
  /** The debit on the buyer's store credit account. */
  storeCredit?: { accountId: Id; debitId: Id };
}

/** Money that went back to one of the order's payments. */
export interface RefundTransaction {
  gateway: Gateway;
  amount: Decimal;
  /** Position of the payment that is paid back. */
  payment: number;
}

/** One parcel. */
export interface Fulfillment {
  id: Id;
  createdAt: Timestamp;
  lines: { lineId: Id; quantity: number }[];
}

export type DisputeStatus = 'NEEDS_RESPONSE' | 'UNDER_REVIEW' | 'ACCEPTED' | 'WON' | 'LOST';

/** A buyer's bank asking for the money back. */
export interface Dispute {
  id: Id;
  type: 'CHARGEBACK' | 'INQUIRY';
  status: DisputeStatus;
  reason: string;
  amount: Decimal;
  initiatedAt: Timestamp;
  evidenceDueBy: Timestamp;
  finalizedAt: Timestamp | null;
}

export type RiskLevel = 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'PENDING';
export type RiskRecommendation = 'NONE' | 'ACCEPT' | 'INVESTIGATE' | 'CANCEL';

/** What Shopify's fraud analysis says of an order. */
export interface OrderRisk {
  recommendation: RiskRecommendation;
  level: RiskLevel;
  facts: { description: string; sentiment: 'NEGATIVE' | 'NEUTRAL' | 'POSITIVE' }[];
}

/** The id of an order's payment as a transaction; orders keep payments without ids. */
export function paymentId(order: Pick<Order, 'id'>, position: number): Id {
  return derivedId(order.id, position === 0 ? 'sale' : `sale ${position}`);
}

/** The id of one of a refund's transactions. */
export function refundTransactionId(refund: { id: Id }, position: number): Id {
  return derivedId(refund.id, position === 0 ? 'transaction' : `transaction ${position}`);
}
