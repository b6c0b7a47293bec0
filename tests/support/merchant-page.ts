import type { FrameLocator, Locator, Page } from 'playwright-core';
import { speakAdmin, type AdminKey } from '#app/i18n/admin/speak.ts';
import type { Locale } from '#app/i18n/translate.ts';
import { stage } from './pretend-shopify.ts';

export type FieldName = 'name' | 'friendPercent' | 'advocatePercent' | 'minimumSubtotal' | 'claimDays';

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

  heading(key: AdminKey, values?: Record<string, string | number>): Locator {
    return this.app.getByRole('heading', { name: this.say(key, values), exact: true }).first();
  }

  text(text: string): Locator {
    return this.app.getByText(text, { exact: true }).first();
  }

  button(key: AdminKey): Locator {
    return this.app.getByRole('button', { name: this.say(key), exact: true }).first();
  }

  field(name: FieldName): Locator {
    return this.app.locator(`input[name="${name}"]`);
  }

  /** Replaces what stands in a field, key by key. */
  async type(name: FieldName, text: string): Promise<void> {
    await this.field(name).click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(text);
  }

  get saveBar(): Locator {
    return this.page.getByRole('region', { name: 'Unsaved changes' });
  }

  async save(): Promise<void> {
    await this.saveBar.getByRole('button', { name: 'Save' }).click();
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
