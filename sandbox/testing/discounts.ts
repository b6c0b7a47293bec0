/** `discountCodeBasicCreate` with what tests look at. */
export const CREATE_BASIC = `mutation Create($d: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $d) {
    codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { title status codesCount { count } shareableUrls { url } } } }
    userErrors { code field message extraInfo }
  }
}`;

/** A basic discount Shopify takes: ten percent off everything for everyone. */
export function basicInput(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: 'Friends of Ada',
    code: 'ADA-10',
    startsAt: '2026-11-01T00:00:00Z',
    context: { all: 'ALL' },
    customerGets: { items: { all: true }, value: { percentage: 0.1 } },
    ...more,
  };
}
