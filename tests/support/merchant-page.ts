import type { FrameLocator, Locator, Page } from 'playwright-core';
import { speakAdmin, type AdminKey } from '#app/i18n/admin/speak.ts';
import type { Locale } from '#app/i18n/translate.ts';
import { stage } from './pretend-shopify.ts';

/** The Shopify admin of one shop with the app in its frame, used as a merchant's hands would. */
export class MerchantPage {
  readonly page: Page;
  /** What the app itself shows. */
  readonly app: FrameLocator;
  readonly home: string;
  readonly #say: ReturnType<typeof speakAdmin>;

  constructor(page: Page, domain: string, locale: Locale) {
    this.page = page;
    this.app = page.frameLocator('#app-frame');
    this.home = `${stage.sandboxUrl}/store/${domain.split('.')[0] ?? ''}/apps/ricochet-referrals`;
    this.#say = speakAdmin(locale);
  }

  say(key: AdminKey, values?: Record<string, string | number>): string {
    return this.#say(key, values);
  }

  /** Opens the app at one of its own paths, as a bookmark of the admin would. */
  async open(path = ''): Promise<void> {
    await this.page.goto(`${this.home}${path}`);
  }

  get programs(): Locator {
    return this.app.getByRole('list').getByRole('heading');
  }

  heading(key: AdminKey, values?: Record<string, string | number>): Locator {
    return this.app.getByRole('heading', { name: this.say(key, values), exact: true }).first();
  }

  text(text: string): Locator {
    return this.app.getByText(text, { exact: true }).first();
  }

  button(key: AdminKey): Locator {
    return this.app.getByRole('button', { name: this.say(key), exact: true }).first();
  }

  /** What leads elsewhere, also where it looks like a button. */
  link(key: AdminKey): Locator {
    return this.app.getByRole('link', { name: this.say(key), exact: true }).first();
  }

  /** A field of the editor by its place in the form, such as `tiers.0.offer.percent`. */
  field(path: string): Locator {
    return this.app.locator(`[name="${path}"]`);
  }

  /** The error that stands at a field. */
  async problemAt(path: string): Promise<string> {
    const described = (await this.field(path).getAttribute('aria-describedby')) ?? '';
    const errorId = described.split(' ').find((id) => id.endsWith('Error')) ?? 'nothing';
    return await this.app.locator(`[id="${errorId}"]`).innerText();
  }

  /** Replaces what stands in a field, key by key. */
  async type(path: string, text: string): Promise<void> {
    await this.field(path).click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(text);
  }

  async choose(path: string, value: string): Promise<void> {
    await this.field(path).selectOption(value);
  }

  /** Chooses goods in Shopify's own picker, which is open now. */
  async pick(...titles: string[]): Promise<void> {
    const picker = this.page.locator('dialog.picker');
    for (const title of titles) await picker.getByLabel(title, { exact: true }).check();
    await picker.getByRole('button', { name: 'Select' }).click();
  }

  get saveBar(): Locator {
    return this.page.getByRole('region', { name: 'Unsaved changes' });
  }

  async save(): Promise<void> {
    await this.saveBar.getByRole('button', { name: 'Save' }).click();
  }

  /** Publishes what is saved, after reading what that changes. */
  async publish(key: 'program.publish' | 'program.publishChanges'): Promise<void> {
    await this.button(key).click();
    const dialog = this.app.getByRole('dialog');
    await dialog.getByRole('button', { name: this.say('program.publishNow'), exact: true }).click();
  }

  async untilToast(key: AdminKey, values?: Record<string, string | number>): Promise<void> {
    await this.page.locator('#toasts').getByText(this.say(key, values)).waitFor();
  }

  /** Goes to a page of the app by the admin's navigation. */
  async goTo(key: 'nav.programs' | 'nav.referrals'): Promise<void> {
    await this.page
      .locator('#app-nav')
      .getByRole('link', { name: this.say(key), exact: true })
      .click();
  }
}
