import type { DecimalMoney, Format } from '#app/i18n/admin/format.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';

/** Evidence as loaders hand it over: the domain's, with money in its decimal form. */
export type EvidenceView =
  | { kind: 'friend_code'; code: string }
  | { kind: 'order_position'; position: number | null }
  | { kind: 'subtotal'; subtotal: DecimalMoney; minimum: DecimalMoney | null }
  | { kind: 'same_customer'; same: boolean | null }
  | { kind: 'same_email'; same: boolean | null };

/** One thing that was looked at, as a sentence. What could not be seen is said to be unknown. */
export function describeEvidence(evidence: EvidenceView, { t, format }: { t: AdminTranslate; format: Format }): string {
  switch (evidence.kind) {
    case 'friend_code':
      return t('evidence.friend_code', { code: evidence.code });
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
    case 'same_customer':
      if (evidence.same === null) return t('evidence.guest');
      return t(evidence.same ? 'evidence.sameCustomer' : 'evidence.otherCustomer');
    case 'same_email':
      if (evidence.same === null) return t('evidence.unknownEmail');
      return t(evidence.same ? 'evidence.sameEmail' : 'evidence.otherEmail');
  }
}
