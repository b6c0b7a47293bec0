import type { Api as OrderStatus } from '@shopify/ui-extensions/customer-account.order-status.block.render';
import type { Api as AccountPage } from '@shopify/ui-extensions/customer-account.page.render';
import type { Api as ThankYou } from '@shopify/ui-extensions/purchase.thank-you.block.render';

/** What Shopify gives an extension, by where it is shown. Asked for each time: Shopify sets it before the extension starts. */
export function host(): ThankYou | OrderStatus | AccountPage {
  // Shopify's own type for the global tells nothing of what is in it.
  const given: unknown = shopify;
  return given as ThankYou | OrderStatus | AccountPage;
}

/** Where an extension of ours is shown, as the app counts shares. */
export type Surface = 'thank_you' | 'order_status' | 'account_page';

/** The extension's own words, in the buyer's language; those of the program come from the app. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  return host().i18n.translate(key, values);
}

/** The language that `say` speaks, so that the app's sentences are in the same one. */
export function language(): string {
  return host().localization.extensionLanguage.value.isoCode;
}

/** The heading the merchant chose; null for ours. */
export function chosenHeading(): string | null {
  const { heading } = host().settings.value;
  return typeof heading === 'string' && heading.trim() !== '' ? heading.trim() : null;
}

/** Whether a merchant looks at this in the editor, where nobody is signed in and nothing was bought. */
export function isInEditor(): boolean {
  return host().extension.editor !== undefined;
}

/** What signs the buyer in on this very page; null where that is not offered. */
export function signInHere(): (() => Promise<void>) | null {
  const given = host();
  return 'requireLogin' in given ? given.requireLogin : null;
}
