/** What a benefit is called, as it stands inside a sentence: “You get …”. */
export const benefitWords = {
  benefit: {
    percentage: '{{percent}} off',
    fixed_amount: '{{amount}} off',
    free_shipping: 'free shipping',
    free_product: 'a free product',
    buy_x_get_y: '{{gets}} free when you buy {{buys}}',
    buyAtPercent: '{{percent}} off {{gets}} when you buy {{buys}}',
    store_credit: '{{amount}} of store credit',
    gift_card: 'a gift card of {{amount}}',
    customer_tag: 'exclusive access',
  },
};
