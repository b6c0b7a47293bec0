import { orderToken } from '../../sandbox/orders/order-body.ts';
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

  /** Path of the order's thank-you page. */
  async thankYouPath(orderId: string): Promise<string> {
    const order = (await this.shop()).orders.find(({ id }) => id === orderId);
    if (order === undefined) throw new Error(`The shop has no order ${orderId}.`);
    return `/orders/${orderToken(order)}`;
  }

  async hasMail(to: string, containing: string): Promise<boolean> {
    return (await this.mails(to)).some((mail) => mail.text?.includes(containing) ?? false);
  }

  /** Path of the private page that a mail to this address links to. */
  async findPrivatePath(to: string): Promise<string | null> {
    const links = (await this.mails(to)).map(({ text }) => /https?:\/\/[^/\s]+(\/\S+\/me\/\S+)/.exec(text ?? '')?.[1]);
    return links.find((link) => link !== undefined) ?? null;
  }

  async mails(to: string): Promise<Mail[]> {
    const answer = await fetch(`${this.#sandboxUrl}/control/mails?to=${encodeURIComponent(to)}`);
    return ((await answer.json()) as { mails: Mail[] }).mails;
  }
}
