/**
 * `Shopify.customerPrivacy`, fetched by `Shopify.loadFeatures`. Where the shop asks for consent nothing is allowed before
 * the shopper agreed; where it does not, everything is until they refuse.
 */
(() => {
  const { cookie, asks, region } = document.currentScript.dataset;
  const isAsked = asks === 'true';
  const purposes = ['analytics', 'marketing', 'preferences', 'sale_of_data'];

  const read = () => {
    const pair = document.cookie.split('; ').find((each) => each.startsWith(`${cookie}=`));
    const kept = pair ? JSON.parse(decodeURIComponent(pair.slice(cookie.length + 1))) : {};
    return Object.fromEntries(purposes.map((purpose) => [purpose, kept[purpose] ?? '']));
  };
  const isAllowed = (purpose) => {
    const said = read()[purpose];
    return said === 'yes' || (said === '' && !(isAsked && purpose !== 'sale_of_data'));
  };
  const isUndecided = () => Object.values(read()).every((said) => said === '');

  const api = {
    analyticsProcessingAllowed: () => isAllowed('analytics'),
    marketingAllowed: () => isAllowed('marketing'),
    preferencesProcessingAllowed: () => isAllowed('preferences'),
    saleOfDataAllowed: () => isAllowed('sale_of_data'),
    currentVisitorConsent: read,
    shouldShowBanner: () => isAsked && isUndecided(),
    getRegion: () => region,
    // Of the first version, kept for old scripts.
    getTrackingConsent: () => (isUndecided() ? 'no_interaction' : read().analytics),
    userCanBeTracked: () => isAllowed('analytics') && isAllowed('marketing'),
    shouldShowGDPRBanner: () => api.shouldShowBanner(),
    userDataCanBeSold: () => isAllowed('sale_of_data'),
    setTrackingConsent(consent, done) {
      // The first version took a single yes or no.
      const asked =
        typeof consent === 'boolean' ? Object.fromEntries(purposes.map((purpose) => [purpose, consent])) : consent;
      const kept = read();
      for (const purpose of purposes) {
        if (typeof asked[purpose] === 'boolean') kept[purpose] = asked[purpose] ? 'yes' : 'no';
      }
      document.cookie = `${cookie}=${encodeURIComponent(JSON.stringify(kept))}; path=/; max-age=31536000; samesite=lax`;
      const detail = {
        analyticsAllowed: isAllowed('analytics'),
        marketingAllowed: isAllowed('marketing'),
        firstPartyMarketingAllowed: isAllowed('marketing'),
        thirdPartyMarketingAllowed: isAllowed('marketing'),
        preferencesAllowed: isAllowed('preferences'),
        saleOfDataAllowed: isAllowed('sale_of_data'),
      };
      document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail }));
      // Shopify tells its own server first, so the caller never hears of it at once.
      setTimeout(() => done?.(), 0);
    },
  };
  Shopify.customerPrivacy = Object.assign(Shopify.customerPrivacy ?? {}, api);
  Shopify.trackingConsent = Shopify.customerPrivacy;
})();
