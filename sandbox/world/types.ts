import type { Delivery } from '../webhooks/delivery.ts';
import type { GiftCard } from './gift-cards.ts';
import type { ShopJob } from './jobs.ts';
import type { Dispute, Fulfillment, OrderRisk, Payment, RefundTransaction } from './order-parts.ts';
import type { Presentment } from './presentment.ts';
import type { Segment } from './segments.ts';
import type { StoreCreditAccount } from './store-credit.ts';

/**
 * The state of the pretend Shopify. Everything is plain JSON so that a world can be saved, reset and looked at.
 * Ids are the digits of Shopify's 64-bit ids, kept as strings; `gid()` makes the GraphQL form.
 * Money is a decimal string in the shop's currency, as on Shopify's wire; arithmetic is done in `world/money.ts`.
 */
export interface World {
  version: 1;
  /** Last 64-bit id given out, as digits. */
  lastId: string;
  shops: Record<ShopDomain, Shop>;
  mails: Mail[];
  /** Webhooks that the app has not taken yet; the sender keeps them here so that a restart does not lose them. */
  deliveries?: Delivery[];
  /** How far the pretend clock was moved forward. */
  clockOffsetMs?: number;
}

/** For example `luma-goods.myshopify.com`. */
export type ShopDomain = string;
export type Id = string;
/** ISO 8601 in UTC. */
export type Timestamp = string;
/** Decimal string such as `49.90`. */
export type Decimal = string;

export interface Shop {
  id: Id;
  domain: ShopDomain;
  name: string;
  email: string;
  currency: string;
  /** Digits after the point in the shop's currency. */
  currencyDigits: number;
  timeZone: string;
  /** Language of the storefront and of the merchant, such as `en` or `fr`. */
  locale: string;
  countryCode: string;
  shopifyPlus: boolean;
  products: Product[];
  collections: Collection[];
  customers: Customer[];
  orders: Order[];
  discounts: Discount[];
  bulkCreations: BulkCodeCreation[];
  metafields: Metafield[];
  carts: Cart[];
  /** Storefront log-ins: session token to customer id. */
  customerSessions: Record<string, Id>;
  installation: Installation | null;
  /** Theme blocks the merchant switched on, by block file name, with their settings. */
  themeBlocks: ThemeBlock[];
  nextOrderNumber: number;
  /** What the one way of shipping costs. */
  shippingPrice: Decimal;
  /** Currencies besides the shop's own that buyers may pay in. */
  presentmentCurrencies: Presentment[];
  /** Whether buyers who are signed in may pay with their store credit. */
  storeCreditEnabled: boolean;
  storeCreditAccounts: StoreCreditAccount[];
  /** Whether the shop may issue gift cards. */
  giftCardsEnabled: boolean;
  giftCards: GiftCard[];
  segments: Segment[];
  jobs: ShopJob[];
  /** Languages the online store is published in besides its own; every language of the theme unless given. */
  languages?: string[];
  /** Whether shoppers are asked before they are tracked; without it nothing needs their consent. */
  hasCookieBanner?: boolean;
}

export interface Product {
  id: Id;
  handle: string;
  title: string;
  description: string;
  imageUrl: string;
  vendor: string;
  tags: string[];
  variants: Variant[];
  /** Ways to buy it again and again; none for a product that is bought once. */
  sellingPlans?: SellingPlan[];
}
/** A subscription that every variant of a product may be bought on. */
export interface SellingPlan {
  id: Id;
  name: string;
}
export interface Variant {
  id: Id;
  title: string;
  price: Decimal;
  sku: string;
  requiresShipping: boolean;
}
export interface Collection {
  id: Id;
  handle: string;
  title: string;
  productIds: Id[];
  /** Only customers with this tag are shown it; the theme reads it as the metafield `custom.required_tag`. */
  requiredTag?: string | null;
}

export interface Address {
  firstName: string;
  lastName: string;
  address1: string;
  address2: string | null;
  city: string;
  zip: string;
  province: string | null;
  country: string;
  countryCode: string;
  phone: string | null;
}

export interface Customer {
  id: Id;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  locale: string;
  tags: string[];
  addresses: Address[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface Metafield {
  id: Id;
  ownerId: string /* gid */;
  namespace: string /* `$app:` resolved to `app--{clientId}--…` */;
  key: string;
  type: string;
  value: string;
  updatedAt: Timestamp;
}

export interface Installation {
  installedAt: Timestamp;
  scopes: string[];
  /** gid digits of the AppInstallation. */
  id: Id;
  tokens: AccessToken[];
}

export interface AccessToken {
  accessToken: string;
  kind: 'offline' | 'online';
  expiresAt: Timestamp | null;
  refreshToken: string | null;
  refreshExpiresAt: Timestamp | null;
  /** The access token this pair was refreshed from; that older pair works until this one is used. */
  replaces: string | null;
  revoked: boolean;
  userId: Id | null;
}

export interface ThemeBlock {
  block: string;
  target: 'section' | 'body';
  template: string;
  settings: Record<string, unknown>;
  active: boolean;
}

export interface CartLine {
  variantId: Id;
  quantity: number;
  /** The subscription it is bought on; without one it is bought once. */
  sellingPlanId?: Id;
}
export interface Cart {
  token: string;
  lines: CartLine[];
  attributes: Record<string, string>;
  note: string;
  discountCodes: string[];
  landingSite: string | null;
  referringSite: string | null;
  customerId: Id | null;
  /** Codes of gift cards, as typed. */
  giftCardCodes?: string[];
}

export interface Discount {
  id: Id;
  kind: 'basic' | 'freeShipping' | 'bxgy';
  /** The GraphQL input as it was accepted (DiscountCodeBasicInput and its siblings), without `code`. */
  input: Record<string, unknown>;
  codes: RedeemCode[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
  deactivated: boolean;
}
export interface RedeemCode {
  id: Id;
  code: string;
  usageCount: number;
  usedByCustomerIds: Id[];
  createdByApp: boolean;
  /** The latest uses: Shopify's `asyncUsageCount` hears of a use a moment late. */
  latestUses?: Timestamp[];
}
export interface BulkCodeCreation {
  id: Id;
  discountId: Id;
  createdAt: Timestamp;
  /** When the asynchronous work is finished. */ doneAt: Timestamp;
  applied: boolean;
  codes: { code: string; redeemCodeId: Id | null; errors: { code: string; message: string; field: string[] }[] }[];
}

export type FinancialStatus =
  'pending' | 'authorized' | 'partially_paid' | 'paid' | 'partially_refunded' | 'refunded' | 'voided';

export interface OrderLine {
  id: Id;
  productId: Id;
  variantId: Id;
  title: string;
  variantTitle: string | null;
  sku: string;
  vendor: string;
  price: Decimal;
  quantity: number;
  refundedQuantity: number;
  requiresShipping: boolean;
  allocations: { amount: Decimal; applicationIndex: number }[];
  sellingPlan?: SellingPlan | null;
}
export interface DiscountApplication {
  type: 'discount_code';
  code: string;
  discountId: Id;
  valueType: 'percentage' | 'fixed_amount';
  value: Decimal;
  targetType: 'line_item' | 'shipping_line';
  targetSelection: 'all' | 'entitled';
  allocationMethod: 'across' | 'each';
}
export interface Refund {
  id: Id;
  createdAt: Timestamp;
  note: string | null;
  lines: { lineId: Id; quantity: number; subtotal: Decimal; tax: Decimal }[];
  shippingAmount: Decimal;
  amount: Decimal;
  /** Whether the refunded pieces went back into stock. Default true. */
  restock?: boolean;
  /** How the money went back; one transaction on the order's only payment unless given. */
  transactions?: RefundTransaction[];
}

export interface Order {
  id: Id;
  number: number;
  name: string;
  test: boolean;
  sourceName: string;
  customerId: Id | null;
  email: string;
  phone: string | null;
  locale: string;
  currency: string;
  lines: OrderLine[];
  discountApplications: DiscountApplication[];
  /** As typed by the buyer. */
  discountCodes: { code: string; amount: Decimal; type: 'percentage' | 'fixed_amount' | 'shipping' }[];
  shippingPrice: Decimal;
  shippingDiscount: Decimal;
  noteAttributes: { name: string; value: string }[];
  landingSite: string | null;
  referringSite: string | null;
  cartToken: string | null;
  checkoutToken: string;
  browserIp: string | null;
  userAgent: string | null;
  billingAddress: Address | null;
  shippingAddress: Address | null;
  financialStatus: FinancialStatus;
  fulfillmentStatus: 'fulfilled' | 'partial' | null;
  createdAt: Timestamp;
  processedAt: Timestamp;
  updatedAt: Timestamp;
  paidAt: Timestamp | null;
  cancelledAt: Timestamp | null;
  cancelReason: string | null;
  closedAt: Timestamp | null;
  refunds: Refund[];
  tags: string[];
  /** The buyer's note on the cart. */
  note?: string | null;
  acceptLanguage?: string | null;
  fulfilledAt?: Timestamp | null;
  /** What was sent and when; an order from before the sandbox started was sent as one. */
  fulfillments?: Fulfillment[];
  /** How it was paid; one payment of the total unless given. */
  payments?: Payment[];
  /** The currency the buyer paid in, when it is not the shop's. */
  presentment?: Presentment | null;
  disputes?: Dispute[];
  /** What fraud analysis says; everything is fine unless given. */
  risk?: OrderRisk;
}

export interface Mail {
  id: Id;
  receivedAt: Timestamp;
  from: string;
  to: string[];
  subject: string;
  messageId: string;
  headers: Record<string, string>;
  html: string | null;
  text: string | null;
  raw: string;
}
