/**
 * Shows the bar to somebody who came with `?ref=CODE`, and closes it. Nothing is fetched from us; that it was closed is
 * remembered only where the shopper agreed to it.
 */
if (!customElements.get('ricochet-welcome')) {
  customElements.define(
    'ricochet-welcome',
    class extends HTMLElement {
      connectedCallback() {
        const query = new URLSearchParams(location.search);
        const { state } = this.dataset;
        // Closed for one friend's invite is not closed for the next.
        const code = state === 'invited' ? query.get('ref')?.toUpperCase() : '';
        const key = `ricochet-welcome-${state}-${code}`;
        try {
          if (sessionStorage[key] && !window.Shopify?.designMode) return (this.hidden = true);
        } catch {
          // A browser that keeps nothing has closed nothing.
        }
        if (code) this.invite(code, query.get('via'));
        this.querySelector('.ricochet-welcome__close').onclick = () => this.close(key);
        this.onkeydown = (event) => {
          if (event.key === 'Escape') this.close(key);
        };
        // The launcher stays above it.
        const { style } = document.documentElement;
        if (this.matches('[class$=bottom]'))
          new ResizeObserver(() => style.setProperty('--ricochet-bar', `${this.offsetHeight}px`)).observe(this);
      }

      invite(code, via) {
        if (!/^[A-Z0-9-]{3,40}$/.test(code) || code === this.dataset.own) return;
        const link = this.querySelector('a');
        const href = link.getAttribute('href').replace('invite_code', code);
        link.href = href + (/^\w{1,20}$/.test(via) ? `&via=${via}` : '');
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
    },
  );
}
