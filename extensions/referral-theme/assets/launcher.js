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
        // The element may wake before its content is there, so whatever is pressed is looked at here.
        this.addEventListener('click', (event) => {
          if (event.target.closest('.ricochet-launcher__button')) this.open(event);
          // For browsers that do not know `closedby` yet: a press beside the panel lands on the dialog itself.
          else if (event.target.matches('dialog')) event.target.close();
        });
      }

      async open(event) {
        const dialog = this.querySelector('dialog');
        const isPlainClick = !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey;
        if (!isPlainClick || !dialog.showModal) return;
        event.preventDefault();
        this.loaded ??= this.load();
        await this.loaded;
        if (dialog.open) return;
        // The panel looks like the page it lies on, unless the merchant chose colors.
        const { backgroundColor, color } = getComputedStyle(document.body);
        if (!backgroundColor.endsWith(', 0)')) {
          dialog.style.setProperty('--page-background', backgroundColor);
          dialog.style.setProperty('--page-foreground', color);
        }
        dialog.showModal();
      }

      /** Style and script of the panel. It opens whether or not they come. */
      load() {
        const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: this.dataset.style });
        const script = Object.assign(document.createElement('script'), { src: this.dataset.script });
        const settled = new Promise((resolve) => {
          style.onload = style.onerror = resolve;
          setTimeout(resolve, 2000);
        });
        document.head.append(style, script);
        return settled;
      }
    },
  );
}
