import type { OfferForm, ProgramForm } from '#app/domain/program/form-fields.ts';

/** The stored form with its amounts as the merchant writes them: `49,90` where people write a comma. */
export function localizeAmounts(form: ProgramForm, typed: (decimal: string) => string): ProgramForm {
  const offer = (stored: OfferForm): OfferForm => ({
    ...stored,
    amount: typed(stored.amount),
    minimumSubtotal: typed(stored.minimumSubtotal),
    estimatedCost: typed(stored.estimatedCost),
  });
  return {
    ...form,
    friend: offer(form.friend),
    tiers: form.tiers.map((tier) => ({ ...tier, offer: offer(tier.offer) })),
    milestones: form.milestones.map((milestone) => ({ ...milestone, offer: offer(milestone.offer) })),
    surprises: form.surprises.map((surprise) => ({
      orderAtLeast: typed(surprise.orderAtLeast),
      offer: offer(surprise.offer),
    })),
    monthlySpendLimit: typed(form.monthlySpendLimit),
    minimumSubtotal: typed(form.minimumSubtotal),
  };
}
