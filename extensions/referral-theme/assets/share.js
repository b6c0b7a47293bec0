/**
 * Wakes what Liquid wrote: copying, the device's own share sheet, and the two ways to get a link without leaving the page.
 * Everything also works without this file. It may be on a page twice, so the definition is guarded.
 */
if (!customElements.get('ricochet-share')) {
  customElements.define(
    'ricochet-share',
    class extends HTMLElement {
      connectedCallback() {
        if (this.isAwake) return;
        this.isAwake = true;
        if (navigator.share) this.classList.add('can-share');
        this.addEventListener('click', (event) => this.press(event));
        this.addEventListener('submit', (event) => this.join(event));
        // Opening the QR code; this event does not bubble.
        this.addEventListener('toggle', ({ target }) => target.open && this.report(target.dataset.channel), true);
      }

      async press(event) {
        const target = event.target.closest('a, button, input');
        if (!target) return;
        const { channel, copy, title, text, url } = target.dataset;
        let isShared = true;
        if (target.dataset.join) this.invite(event, target);
        else if (copy) isShared = await this.copy(copy);
        else if (url) isShared = await this.send({ title, text, url });
        else if (target.readOnly) target.select();
        if (channel && isShared) this.report(channel);
      }

      /** Tells the shop that the invite was shared. Whatever happens to it, sharing goes on. */
      report(channel) {
        try {
          const { beacon, surface } = this.dataset;
          navigator.sendBeacon(beacon, new URLSearchParams({ id: crypto.randomUUID(), channel, surface }));
        } catch {
          // One share fewer in the figures.
        }
      }

      async copy(text) {
        try {
          // Some browsers neither copy nor refuse to.
          const tooLate = new Promise((_, refuse) => setTimeout(refuse, 2000));
          await Promise.race([navigator.clipboard.writeText(text), tooLate]);
          this.say(this.dataset.copied);
          return true;
        } catch {
          this.select();
        }
      }

      /** Through the device's own share sheet. */
      async send(invite) {
        try {
          await navigator.share(invite);
          return true;
        } catch ({ name }) {
          // Else it was closed without sending.
          if (name !== 'AbortError') this.select();
        }
      }

      /** Without permission or a secure page: leaves the link selected, so that one keystroke copies it. */
      select() {
        const field = this.querySelector('input');
        field.focus();
        field.select();
        this.say(this.dataset.notCopied);
      }

      async invite(event, link) {
        const template = this.querySelector('template');
        if (!template || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
        const answer = await this.ask(event, link, link.dataset.join);
        if (answer?.status === 'ready' && /^[A-Z0-9-]+$/.test(answer.code)) this.show(template, link, answer.code);
        // After any other answer asking again would not help: the next press opens the page.
        else if (answer) this.isRefused = answer.reason !== 'try_again';
      }

      async join(event) {
        const { mail } = event.target.dataset;
        const body = new URLSearchParams(new FormData(event.target));
        if (mail) await this.ask(event, event.target.querySelector('button'), mail, { method: 'POST', body });
      }

      /** The app's answer, said aloud; without one the next press takes the way that needs no script. */
      async ask(event, button, url, options) {
        if (this.isRefused) return;
        event.preventDefault();
        if (button.ariaBusy === 'true') return;
        button.ariaBusy = 'true';
        try {
          const headers = { Accept: 'application/json' };
          const response = await fetch(url, { headers, signal: AbortSignal.timeout(10000), ...options });
          const answer = await response.json();
          if (answer.message || answer.status !== 'ready') this.say(answer.message || this.dataset.unreachable);
          return answer;
        } catch {
          this.isRefused = true;
          this.say(this.dataset.unreachable);
        } finally {
          button.ariaBusy = null;
        }
      }

      /** Puts the code into the markup that Liquid prepared. */
      show(template, link, code) {
        const invite = template.content.cloneNode(true);
        for (const element of invite.querySelectorAll('*')) {
          for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll('invite_code', code);
          if ('code' in element.dataset) element.textContent = code;
        }
        this.querySelector('[role="status"]').remove();
        template.remove();
        link.replaceWith(invite);
        this.querySelector('input').focus();
      }

      say(text) {
        const status = this.querySelector('[role="status"]');
        status.textContent = '';
        // A live region speaks when its text changes, also when the same is said again.
        requestAnimationFrame(() => (status.textContent = text));
      }
    },
  );
}
