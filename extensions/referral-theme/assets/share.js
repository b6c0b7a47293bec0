/**
 * Wakes what Liquid wrote: the copy button, and the "get my link" button, which then works without leaving the page.
 * Everything also works without this file. A block can stand twice on a page, so the definition is guarded.
 */
class RicochetShare extends HTMLElement {
  connectedCallback() {
    if (this.listening) return;
    this.listening = true;
    this.addEventListener('click', (event) => {
      const target = event.target.closest('[data-copy], [data-join], input');
      if (!target) return;
      if (target.dataset.copy) this.copy(target.dataset.copy);
      else if (target.dataset.join) this.join(event, target);
      else target.select();
    });
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.dataset.copied);
    } catch {
      // Without permission or a secure page: leave the link selected, so that one keystroke copies it.
      const field = this.querySelector('input');
      field.focus();
      field.select();
      this.say(this.dataset.notCopied);
    }
  }

  async join(event, button) {
    const isPlainClick = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const template = this.querySelector('template');
    if (!isPlainClick || !template || this.failed) return;
    event.preventDefault();
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(button.dataset.join, { headers: { Accept: 'application/json' } });
      const answer = await response.json();
      if (answer.status === 'ready' && /^[A-Z0-9-]+$/.test(answer.code))
        return this.show(template, button, answer.code);
      button.removeAttribute('aria-busy');
      // The answer says in the shopper's language what is the matter; after `try_again` the next click asks once more.
      this.failed = answer.reason !== 'try_again';
      this.say(answer.message || this.dataset.unreachable);
    } catch (error) {
      // The next click follows the link to the page, which says what is the matter.
      this.failed = true;
      button.removeAttribute('aria-busy');
      this.say(this.dataset.unreachable);
    }
  }

  /** Puts the code into the markup that Liquid prepared. */
  show(template, button, code) {
    const invite = template.content.cloneNode(true);
    for (const element of invite.querySelectorAll('[value], [href], [data-copy]')) {
      for (const name of ['value', 'href', 'data-copy']) {
        const text = element.getAttribute(name);
        if (text) element.setAttribute(name, text.replaceAll('invite_code', code));
      }
    }
    this.querySelector('[role="status"]').remove();
    button.replaceWith(invite);
    this.querySelector('input').focus();
  }

  say(text) {
    const status = this.querySelector('[role="status"]');
    status.textContent = '';
    // A live region speaks when its text changes, also when the same is said again.
    requestAnimationFrame(() => (status.textContent = text));
  }
}

if (!customElements.get('ricochet-share')) customElements.define('ricochet-share', RicochetShare);
