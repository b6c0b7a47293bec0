/** Our own ids: a prefix for the kind and a part that sorts by time, such as `rw_01JD…`. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

export type ShopId = Id<'sh'>;
export type ProgramId = Id<'pr'>;
export type ParentDiscountId = Id<'pd'>;
export type AdvocateId = Id<'ad'>;
export type VisitId = Id<'vi'>;
export type ClaimId = Id<'cl'>;
export type ReferralId = Id<'rf'>;
export type RewardId = Id<'rw'>;
export type ReversalId = Id<'rv'>;
export type MessageId = Id<'ms'>;
export type LedgerEntryId = Id<'le'>;
export type BatchId = Id<'ba'>;
export type ShareId = Id<'sr'>;
export type JoinRequestId = Id<'jr'>;
export type SavedViewId = Id<'sv'>;
export type ExportId = Id<'ex'>;
export type NoteId = Id<'no'>;
export type BlockId = Id<'bl'>;

const pattern = /^([a-z]{2})_[0-9A-HJKMNP-TV-Z]{26}$/;

/** Whether `text` has the form of one of our ids of this kind; used where ids arrive from outside. */
export function isId<Prefix extends string>(prefix: Prefix, text: unknown): text is Id<Prefix> {
  return typeof text === 'string' && pattern.exec(text)?.[1] === prefix;
}

/** Shopify's ids stay as their full gid. */
export type CustomerGid = `gid://shopify/Customer/${string}`;
export type OrderGid = `gid://shopify/Order/${string}`;

/** Makes Shopify's gid from the digits that app proxy and REST bodies carry; null when they are no digits. */
export function customerGid(digits: string): CustomerGid | null {
  return /^\d+$/.test(digits) ? `gid://shopify/Customer/${digits}` : null;
}
export function orderGid(digits: string): OrderGid | null {
  return /^\d+$/.test(digits) ? `gid://shopify/Order/${digits}` : null;
}
