/** Opens the share panel over the page. Without this file the button is a link to a page with the same things. */
if (!customElements.get('ricochet-launcher')) {
  customElements.define(
    'ricochet-launcher',
    class extends HTMLElement {
      connectedCallback() {
        if (this.isAwake) return;
        this.isAwake = true;
        // It may wake before its content is there.
        this.onclick = (event) => {
          if (event.target.closest('a') === this.button) this.open(event);
          else if (this.beganBeside && this.isBeside(event)) event.target.close();
        };
        this.onpointerdown = (event) => {
          this.beganBeside = this.isBeside(event);
        };
        this.onkeydown = (event) => {
          if (event.key !== ' ' || event.target !== this.button) return;
          event.preventDefault();
          event.target.click();
        };
        for (const hint of ['pointerenter', 'focusin']) this.addEventListener(hint, () => this.load());
        Object.assign(this.button ?? {}, { role: 'button', ariaHasPopup: 'dialog' });
        // It must not cover a block with the same things.
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

      get button() {
        return this.querySelector('a');
      }

      /** For browsers without `closedby`. */
      isBeside({ target, x, y }) {
        const { left, right, top, bottom } = target.getBoundingClientRect();
        return target.matches('dialog') && (x < left || x > right || y < top || y > bottom);
      }

      async open(event) {
        const { button } = this;
        const dialog = this.querySelector('dialog');
        if (event.metaKey || event.ctrlKey || event.shiftKey || !dialog.showModal) return;
        event.preventDefault();
        button.ariaBusy = true;
        await this.load();
        button.ariaBusy = null;
        if (dialog.open) return;
        // The panel looks like the page, unless the merchant chose colors.
        const { backgroundColor, color } = getComputedStyle(document.body);
        if (!backgroundColor.endsWith(', 0)'))
          dialog.style = `--page-background: ${backgroundColor}; --page-foreground: ${color}`;
        dialog.showModal();
      }

      /** Once. The panel opens whether or not they come. */
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
