/** Asks once whether the shopper agrees, by Shopify's own interface; their answer closes the banner. */
Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => {
  const banner = document.getElementById('cookie-banner');
  if (error || !Shopify.customerPrivacy.shouldShowBanner()) return;
  banner.hidden = false;
  banner.addEventListener('click', ({ target }) => {
    const { consent } = target.dataset;
    if (consent === undefined) return;
    const agrees = consent === 'yes';
    const answer = { analytics: agrees, marketing: agrees, preferences: agrees, sale_of_data: agrees };
    Shopify.customerPrivacy.setTrackingConsent(answer, () => (banner.hidden = true));
  });
});
