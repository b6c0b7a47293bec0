import type { Evidence } from '#app/domain/decision.ts';
import type { DecimalMoney, Format } from '#app/i18n/admin/format.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';
import { describeReason } from './reasons.ts';

/** Evidence as loaders hand it over: the domain's, with money in its decimal form. */
export type EvidenceView =
  Exclude<Evidence, { kind: 'subtotal' }> | { kind: 'subtotal'; subtotal: DecimalMoney; minimum: DecimalMoney | null };

/** One thing that was looked at, as a sentence. What could not be seen is said to be unknown. */
export function describeEvidence(evidence: EvidenceView, { t, format }: { t: AdminTranslate; format: Format }): string {
  switch (evidence.kind) {
    case 'friend_code':
      return t('evidence.friend_code', { code: evidence.code });
    case 'cart_mark':
      return t(`evidence.cart_mark.${evidence.of}`);
    case 'landing_page':
      return t('evidence.landing_page');
    case 'claim_of_buyer':
      return t(`evidence.claim_of_buyer.${evidence.by}`);
    case 'invite_entered':
      return t(`evidence.invite_entered.${evidence.place}`);
    case 'no_friend_code':
      return t('evidence.no_friend_code');
    case 'order_position':
      if (evidence.position === null) return t('evidence.unknownOrder');
      return evidence.position === 1
        ? t('evidence.firstOrder')
        : t('evidence.laterOrder', { position: evidence.position });
    case 'subtotal': {
      const subtotal = format.money(evidence.subtotal);
      if (evidence.minimum === null) return t('evidence.subtotal', { subtotal });
      return t('evidence.subtotalMinimum', { subtotal, minimum: format.money(evidence.minimum) });
    }
    case 'source':
      return t(`evidence.source.${evidence.source}`);
    case 'items':
      if (evidence.holdsWanted === null) return t('evidence.items.unknown');
      return t(evidence.holdsWanted ? 'evidence.items.wanted' : 'evidence.items.others');
    case 'risk':
      return t(`evidence.risk.${evidence.recommendation ?? 'unknown'}`);
    case 'blocked':
      return t('evidence.blocked', {
        grounds: format.list(evidence.grounds.map((ground) => t(`evidence.ground.${ground}`))),
      });
    case 'rule': {
      const sentence = describeSight(evidence, t);
      if (evidence.figures === null) return sentence;
      const { count, limit } = evidence.figures;
      return t('evidence.counted', { sentence, number: format.count(count), limit: format.count(limit) });
    }
  }
}

function describeSight({ rule, saw }: Extract<Evidence, { kind: 'rule' }>, t: AdminTranslate): string {
  switch (saw) {
    case 'match':
      return describeReason(rule, t);
    case 'clear':
      return t(`evidence.clear.${rule}`);
    case 'unknown':
      return t('evidence.unknown', { sentence: describeReason(rule, t) });
  }
}
