/**
 * Shows the bar to somebody who came with `?ref=CODE`, and closes it. Nothing is fetched from us; that it was closed is
 * remembered only where the shopper agreed to being remembered.
 */
class RicochetWelcome extends HTMLElement {
  connectedCallback() {
    const key = `ricochet-welcome-${this.dataset.state}`;
    try {
      if (sessionStorage[key] && !window.Shopify?.designMode) return (this.hidden = true);
    } catch {
      // A browser that keeps nothing for this page has closed nothing either.
    }
    if (this.dataset.state === 'invited') this.invite(new URLSearchParams(location.search));
    this.querySelector('button').onclick = () => this.close(key);
    this.onkeydown = ({ key: pressed }) => {
      if (pressed === 'Escape') this.close(key);
    };
  }

  invite(query) {
    const code = query.get('ref')?.toUpperCase();
    if (!/^[A-Z0-9-]{3,40}$/.test(code) || code === this.dataset.own) return;
    const link = this.querySelector('a');
    const via = query.get('via');
    link.href = link.getAttribute('href').replace('invite_code', code) + (/^\w{1,20}$/.test(via) ? `&via=${via}` : '');
    this.hidden = false;
  }

  close(key) {
    this.hidden = true;
    const { Shopify } = window;
    Shopify?.loadFeatures?.([{ name: 'consent-tracking-api', version: '0.1' }], (error) => {
      if (error || !Shopify.customerPrivacy.preferencesProcessingAllowed()) return;
      try {
        sessionStorage[key] = 1;
      } catch {
        // Closed for this page alone.
      }
    });
  }
}

if (!customElements.get('ricochet-welcome')) customElements.define('ricochet-welcome', RicochetWelcome);
