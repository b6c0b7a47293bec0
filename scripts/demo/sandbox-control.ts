import type { Mail, Order, Shop, World } from '../../sandbox/world/types.ts';

/** What an onlooker of the pretend Shopify can see of one shop. */
export class SandboxControl {
  readonly #sandboxUrl: string;
  readonly #shopDomain: string;

  constructor(sandboxUrl: string, shopDomain: string) {
    this.#sandboxUrl = sandboxUrl;
    this.#shopDomain = shopDomain;
  }

  async shop(): Promise<Shop> {
    const world = (await (await fetch(`${this.#sandboxUrl}/control/world`)).json()) as World;
    const shop = world.shops[this.#shopDomain];
    if (shop === undefined) throw new Error(`The sandbox has no shop ${this.#shopDomain}.`);
    return shop;
  }

  async firstProduct(): Promise<{ handle: string; variantId: string }> {
    const [product] = (await this.shop()).products;
    const [variant] = product?.variants ?? [];
    if (product === undefined || variant === undefined) throw new Error('The shop sells nothing.');
    return { handle: product.handle, variantId: variant.id };
  }

  async findOrderWithCode(code: string): Promise<Order | null> {
    return (
      (await this.shop()).orders.find((order) =>
        order.discountCodes.some((used) => used.code.toUpperCase() === code),
      ) ?? null
    );
  }

  /** A code under a discount for advocates, other than the discount's own first one. */
  async findRewardCode(): Promise<string | null> {
    const codes = (await this.shop()).discounts.flatMap((discount) => discount.codes.map(({ code }) => code));
    return codes.find((code) => code.startsWith('THANKS-')) ?? null;
  }

  async hasMail(to: string, containing: string): Promise<boolean> {
    const { mails } = (await (
      await fetch(`${this.#sandboxUrl}/control/mails?to=${encodeURIComponent(to)}`)
    ).json()) as { mails: Mail[] };
    return mails.some((mail) => mail.text?.includes(containing) ?? false);
  }
}
