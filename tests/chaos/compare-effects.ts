import { isCodeBenefit } from '#app/domain/reward/benefit.ts';
import type { Shop } from '../../sandbox/world/types.ts';
import { digitsOf, type Kept, type KeptReward } from './kept.ts';
import { restOf, type PredictedReward } from './replay.ts';

/** What is in the pretend Shopify for nothing, twice or not at all. */
export function compareEffects(shop: Shop, kept: Kept, predicted: PredictedReward[]): string[] {
  return [
    ...compareDiscounts(shop, kept),
    ...compareCodes(shop, kept),
    ...compareCredits(shop, kept),
    ...compareCards(shop, kept),
    ...compareTags(shop, kept, predicted),
  ];
}

function compareDiscounts(shop: Shop, kept: Kept): string[] {
  const known = new Set(kept.discountIds);
  return shop.discounts.filter(({ id }) => !known.has(id)).map(({ id }) => `discount ${id} is nobody's`);
}

function compareCodes(shop: Shop, kept: Kept): string[] {
  const made = shop.discounts.flatMap(({ codes }) => codes).filter(({ code }) => code.startsWith('THANKS-'));
  const rewards = kept.rewards.filter(({ side, offer }) => side === 'advocate' && isCodeBenefit(offer.benefit));
  const standing = new Set(rewards.filter(({ status }) => status === 'issued').map(({ code }) => code));
  const friends = kept.rewards.filter(({ side }) => side === 'friend');
  const used = new Map(shop.discounts.flatMap(({ codes }) => codes.map(({ code, usageCount }) => [code, usageCount])));
  return [
    ...made.filter(({ code }) => !standing.has(code)).map(({ code }) => `${code} is there for nothing`),
    ...[...standing].filter((code) => !made.some((each) => each.code === code)).map((code) => `${code} is missing`),
    ...duplicatesOf(made.map(({ code }) => code)).map((code) => `${code} is there twice`),
    ...friends.filter(({ code }) => used.get(code ?? '') !== 1).map(({ code }) => `${code} was not used once`),
  ];
}

/** Each credit of ours is one reward's; of those that nobody can know about, each may have one. */
function compareCredits(shop: Shop, kept: Kept): string[] {
  const ours = kept.rewards.filter(({ offer }) => offer.benefit.kind === 'store_credit');
  const known = ours.flatMap(({ effect_id: id }) => (id === null ? [] : [digitsOf(id)]));
  const wrong = duplicatesOf(known).map((id) => `credit ${id} is two rewards`);
  const isGiven = ({ status, effect_id: id }: KeptReward) =>
    (status === 'issued' || status === 'reversed') && id === null;
  wrong.push(...ours.filter(isGiven).map(({ id }) => `${id} is issued without a credit`));
  for (const { customerId, transactions } of shop.storeCreditAccounts) {
    const extra = transactions.filter(
      (each) => each.kind === 'credit' && each.event === 'ADJUSTMENT' && !known.includes(each.id),
    );
    const unclear = ours.filter((reward) => reward.customerId === customerId && reward.status === 'unclear');
    if (extra.length > unclear.length)
      wrong.push(`customer ${customerId} has ${extra.length} credits too many, ${unclear.length} are unclear`);
  }
  const all = new Set(shop.storeCreditAccounts.flatMap(({ transactions }) => transactions.map(({ id }) => id)));
  return [...wrong, ...known.filter((id) => !all.has(id)).map((id) => `credit ${id} does not exist`)];
}

/** A card names its reward. */
function compareCards(shop: Shop, kept: Kept): string[] {
  const cards = new Map(shop.giftCards.map((card) => [card.id, card]));
  const ours = kept.rewards.filter(({ offer }) => offer.benefit.kind === 'gift_card');
  const known = new Set(ours.flatMap(({ effect_id: id }) => (id === null ? [] : [digitsOf(id)])));
  const isOfOurs = (note: string | null) => note?.startsWith('Ricochet') ?? false;
  return [
    ...ours
      .filter(({ status, effect_id: id, id: rewardId }) => {
        if (status !== 'issued' && status !== 'reversed') return false;
        return cards.get(digitsOf(id ?? ''))?.note?.includes(rewardId) !== true;
      })
      .map(({ id }) => `${id} has no gift card`),
    ...shop.giftCards
      .filter(({ id, note }) => isOfOurs(note) && !known.has(id))
      .filter(({ note }) => !ours.some(({ id, status }) => status === 'unclear' && note?.includes(id)))
      .map(({ note }) => `there is a gift card too many: ${note}`),
    ...duplicatesOf(shop.giftCards.filter(({ note }) => isOfOurs(note)).map(({ note }) => note ?? '')).map(
      (note) => `two gift cards are ${note}`,
    ),
  ];
}

function compareTags(shop: Shop, kept: Kept, predicted: PredictedReward[]): string[] {
  const ofTag = predicted.filter(({ offer, limited }) => offer.benefit.kind === 'customer_tag' && limited === null);
  return ofTag.flatMap(({ chaos: { advocate }, offer: { benefit } }) => {
    if (benefit.kind !== 'customer_tag') return [];
    const mine = ofTag.filter(({ chaos }) => chaos.advocate === advocate);
    const isUnclear = kept.rewards.some(
      ({ customerId, status, offer }) =>
        customerId === advocate.customerId && status === 'unclear' && offer.benefit.kind === 'customer_tag',
    );
    const isWanted = mine.some((each) => restOf(each, shop.timeZone) > 0n);
    const has = shop.customers.find(({ id }) => id === advocate.customerId)?.tags.includes(benefit.tag) ?? false;
    return isUnclear || isWanted === has ? [] : [`${advocate.email} ${has ? 'has' : 'lacks'} the tag ${benefit.tag}`];
  });
}

function duplicatesOf(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
