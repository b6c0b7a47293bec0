/** One entry of `userErrors` of the discount mutations. */
export interface DiscountRefusal {
  code: string;
  field: string[] | null;
  message: string;
}

/** The entries as the schema's DiscountUserError. */
export function discountUserErrors(refusals: DiscountRefusal[]): Record<string, unknown>[] {
  return refusals.map((refusal) => ({ __typename: 'DiscountUserError', extraInfo: null, ...refusal }));
}
