import { emailCatalogues, type EmailMessage } from './email/words.ts';
import { shopperCatalogues, type ShopperMessage } from './shopper/words.ts';
import type { ShopperLocale } from './translate.ts';

/** A text that a merchant may put in their own words. */
export interface EditableWord {
  key: ShopperMessage | EmailMessage;
  /** So many characters at most, placeholders counted as they are written. */
  most: number;
  /** Placeholders that it cannot do without: what the sentence is there to say. */
  needs?: readonly string[];
}

const title = 120;
const sentence = 300;
const button = 40;
const subject = 150;

/** Every editable text, grouped by where people read it. Conditions and reasons stay ours: they have to be true. */
export const editableWords = {
  landing: [
    { key: 'landing.title', most: title },
    { key: 'landing.titleWithoutName', most: title },
    { key: 'landing.youGet', most: title, needs: ['benefit'] },
    { key: 'landing.theyGet', most: sentence },
    { key: 'landing.theyGetWithoutName', most: sentence },
    { key: 'landing.onlyTheyGet', most: sentence },
    { key: 'landing.onlyTheyGetWithoutName', most: sentence },
    { key: 'landing.noneGetsNow', most: sentence },
    { key: 'landing.claim', most: title },
    { key: 'landing.accept', most: button },
    { key: 'landing.previewText', most: sentence },
  ],
  claim: [
    { key: 'claim.title', most: title, needs: ['benefit'] },
    { key: 'claim.titleWithoutBenefit', most: title },
    { key: 'claim.use', most: button },
    { key: 'claim.acceptedTitle', most: title },
    { key: 'claim.acceptedText', most: sentence },
    { key: 'claim.startShopping', most: button },
  ],
  share: [
    { key: 'message.shop', most: sentence },
    { key: 'message.product', most: sentence, needs: ['product'] },
    { key: 'message.shortShop', most: title },
    { key: 'message.shortProduct', most: title, needs: ['product'] },
    { key: 'message.offer', most: sentence, needs: ['link'] },
    { key: 'message.link', most: sentence, needs: ['link'] },
    { key: 'message.offerBeside', most: sentence },
    { key: 'message.subject', most: subject },
  ],
  invite: [
    { key: 'invite.title', most: title },
    { key: 'invite.titleWithName', most: title },
    { key: 'invite.both', most: sentence, needs: ['friend', 'advocate'] },
    { key: 'invite.bothAnyOrder', most: sentence, needs: ['friend', 'advocate'] },
    { key: 'invite.friendOnly', most: sentence, needs: ['friend'] },
    { key: 'invite.advocateOnly', most: sentence, needs: ['advocate'] },
    { key: 'invite.advocateOnlyAnyOrder', most: sentence, needs: ['advocate'] },
    { key: 'invite.signedOutText', most: sentence },
  ],
  join: [
    { key: 'join.title', most: title },
    { key: 'join.text', most: sentence },
    { key: 'join.ask', most: button },
    { key: 'join.sentTitle', most: title },
    { key: 'join.confirmTitle', most: title },
    { key: 'join.confirm', most: button },
  ],
  dashboard: [
    { key: 'dashboard.title', most: title },
    { key: 'dashboard.titleWithName', most: title },
    { key: 'dashboard.share', most: title },
    { key: 'dashboard.figures', most: title },
    { key: 'dashboard.rewards', most: title },
    { key: 'dashboard.noRewards', most: sentence },
    { key: 'dashboard.friends', most: title },
    { key: 'dashboard.noFriends', most: sentence },
    { key: 'dashboard.noPromise', most: sentence },
  ],
  benefit: [
    { key: 'benefit.percentage', most: 60, needs: ['percent'] },
    { key: 'benefit.fixed_amount', most: 60, needs: ['amount'] },
    { key: 'benefit.free_shipping', most: 60 },
    { key: 'benefit.free_product', most: 60 },
    { key: 'benefit.store_credit', most: 60, needs: ['amount'] },
    { key: 'benefit.gift_card', most: 60, needs: ['amount'] },
    { key: 'benefit.customer_tag', most: 60 },
  ],
  rewardMail: [
    { key: 'rewardIssued.subject', most: subject },
    { key: 'rewardIssued.title', most: title },
    { key: 'rewardIssued.titleWithoutName', most: title },
    { key: 'rewardIssued.referral', most: sentence, needs: ['benefit'] },
    { key: 'rewardIssued.milestone', most: sentence, needs: ['benefit'] },
    { key: 'rewardIssued.surprise', most: sentence, needs: ['benefit'] },
    { key: 'rewardIssued.gesture', most: sentence, needs: ['benefit'] },
    { key: 'rewardIssued.use', most: button },
    { key: 'rewardIssued.toTheShop', most: button },
  ],
  takenBackMail: [
    { key: 'rewardTakenBack.subject', most: subject },
    { key: 'rewardTakenBack.title', most: title },
    { key: 'rewardTakenBack.titleWithoutName', most: title },
    { key: 'rewardTakenBack.nothingToPay', most: sentence },
    { key: 'rewardTakenBack.toTheShop', most: button },
  ],
  joinMail: [
    { key: 'joinConfirm.subject', most: subject },
    { key: 'joinConfirm.title', most: title },
    { key: 'joinConfirm.asked', most: sentence },
    { key: 'joinConfirm.open', most: button },
  ],
} as const satisfies Record<string, readonly EditableWord[]>;
export type WordGroup = keyof typeof editableWords;
export type EditableKey = (typeof editableWords)[WordGroup][number]['key'];
export const wordGroups = Object.keys(editableWords) as WordGroup[];

const byKey = new Map<string, EditableWord>(
  Object.values(editableWords).flatMap((words: readonly EditableWord[]) =>
    words.map((word) => [word.key, word] as const),
  ),
);

/** The text behind a key; null for one that merchants do not write. */
export function findEditableWord(key: string): EditableWord | null {
  return byKey.get(key) ?? null;
}

/** How we put it in a language, with its placeholders. */
export function ourWord(key: EditableWord['key'], locale: ShopperLocale): string {
  const found = [shopperCatalogues[locale], emailCatalogues[locale]].map((catalogue) =>
    key
      .split('.')
      .reduce<unknown>(
        (node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : null),
        catalogue,
      ),
  );
  const text = found.find((each) => typeof each === 'string');
  if (typeof text !== 'string') throw new Error(`There is no text ${key} in ${locale}.`);
  return text;
}
