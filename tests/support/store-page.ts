import type { Locator, Page } from 'playwright-core';
import { stage } from './pretend-shopify.ts';
import { speak, type Scene } from './scenes.ts';

/** An online store as a shopper uses it. */
export class StorePage {
  readonly page: Page;
  readonly url: string;
  readonly #scene: Scene;
  readonly #words: ReturnType<typeof speak>;

  constructor(page: Page, scene: Scene) {
    this.page = page;
    this.url = stage.storefronts[scene.domain] ?? '';
    this.#scene = scene;
    this.#words = speak(scene.locale);
  }

  get block(): Locator {
    return this.page.locator('ricochet-share');
  }

  /** Opens the first product of the shop from its home page. */
  async openProduct(): Promise<void> {
    await this.page.goto(this.url);
    await this.page.locator('.product-card').first().click();
    await this.page.getByRole('button', { name: this.#words.store('product.add_to_cart') }).waitFor();
  }

  async signIn(email: string): Promise<void> {
    await this.page.locator('main input[type="email"]').click();
    await this.page.keyboard.type(email);
    await this.page.keyboard.press('Enter');
    await this.page.waitForURL((url) => !url.pathname.startsWith('/account/login'));
  }

  /** From the product page to the checkout with `pieces` of it. */
  async goToCheckout(pieces = 1): Promise<void> {
    await this.addToCart(pieces);
    await this.checkOut();
  }

  async addToCart(pieces = 1): Promise<void> {
    await this.page.locator('input[name="quantity"]').fill(String(pieces));
    await this.page.getByRole('button', { name: this.#words.store('product.add_to_cart') }).click();
  }

  async checkOut(): Promise<void> {
    await this.page.getByRole('button', { name: this.#words.store('cart.checkout') }).click();
    await this.page.locator('input[name="email"]').waitFor();
  }

  async fillCheckout(buyer: { firstName: string; lastName: string; email: string }): Promise<void> {
    const { street, zip, city } = this.#scene.address;
    const fields = {
      email: buyer.email,
      first_name: buyer.firstName,
      last_name: buyer.lastName,
      address1: street,
      zip,
      city,
    };
    for (const [name, text] of Object.entries(fields)) await this.page.locator(`input[name="${name}"]`).fill(text);
  }

  /** The codes that the checkout takes off. */
  appliedCode(code: string): Locator {
    return this.page.locator(`[data-applied-code="${code}"]`);
  }

  /** Pays and answers the order's name. */
  async pay(): Promise<string> {
    await this.page.getByRole('button', { name: new RegExp(`^${this.#words.store('checkout.pay')} `) }).click();
    const shown = await this.page.locator('[data-order-name]').textContent();
    return /#\d+/.exec(shown ?? '')?.[0] ?? '';
  }
}
