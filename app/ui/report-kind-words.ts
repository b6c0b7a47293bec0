import type { AdminTranslate } from '#app/i18n/admin/speak.ts';
import { benefitKinds } from './offer-kinds.ts';

/** A kind of reward by its name. One that this version of the app does not know is shown as it is kept. */
export function nameKind(benefit: string, t: AdminTranslate): string {
  const kind = benefitKinds.find((one) => one === benefit);
  return kind === undefined ? benefit : t(`editor.kind.${kind}`);
}
