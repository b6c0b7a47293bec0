/**
 * Opens the share panel over the page. Without this file the button is a link to a page with the same things on it.
 * The dialog itself closes with Escape and gives the focus back.
 */
if (!customElements.get('ricochet-launcher')) {
  customElements.define(
    'ricochet-launcher',
    class extends HTMLElement {
      connectedCallback() {
        if (this.isAwake) return;
        this.isAwake = true;
        this.prepare();
        // The element may wake before its content is there, so whatever is pressed is looked at here.
        this.onclick = (event) => {
          if (event.target.closest('.ricochet-launcher__button')) this.open(event);
          else if (this.beganBeside && this.isBeside(event)) event.target.close();
        };
        this.onpointerdown = (event) => (this.beganBeside = this.isBeside(event));
        this.onkeydown = (event) => {
          if (event.key !== ' ' || event.target !== this.button) return;
          event.preventDefault();
          event.target.click();
        };
        this.onpointerenter = () => this.load();
        this.addEventListener('focusin', () => this.load());
      }

      prepare() {
        this.button = this.querySelector('a');
        Object.assign(this.button ?? {}, { role: 'button', ariaHasPopup: 'dialog' });
        // Where a block with the same things comes up from below, the button would cover it.
        const near = new Set();
        const watch = new IntersectionObserver(
          (entries) => {
            for (const { target, isIntersecting } of entries) near[isIntersecting ? 'add' : 'delete'](target);
            this.classList.toggle('ricochet-launcher--aside', near.size);
          },
          { rootMargin: '-75% 0px 0px' },
        );
        for (const block of document.querySelectorAll('div.ricochet-share')) watch.observe(block);
      }

      /** For browsers that do not know `closedby` yet: what is pressed beside the panel lands on the dialog itself. */
      isBeside({ target, x, y }) {
        const box = target.getBoundingClientRect();
        return target.matches('dialog') && (x < box.left || x > box.right || y < box.top || y > box.bottom);
      }

      async open(event) {
        const dialog = this.querySelector('dialog');
        if (event.metaKey || event.ctrlKey || event.shiftKey || !dialog.showModal) return;
        event.preventDefault();
        this.button.ariaBusy = true;
        await this.load();
        this.button.ariaBusy = null;
        if (dialog.open) return;
        // The panel looks like the page it lies on, unless the merchant chose colors.
        const { backgroundColor, color } = getComputedStyle(document.body);
        if (!backgroundColor.endsWith(', 0)')) {
          dialog.style.setProperty('--page-background', backgroundColor);
          dialog.style.setProperty('--page-foreground', color);
        }
        dialog.showModal();
      }

      /** Style and script of the panel, once. It opens whether or not they come. */
      load() {
        return (this.loaded ??= new Promise((resolve) => {
          const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: this.dataset.style });
          const script = Object.assign(document.createElement('script'), { src: this.dataset.script });
          style.onload = style.onerror = resolve;
          setTimeout(resolve, 2000);
          document.head.append(style, script);
        }));
      }
    },
  );
}
