// Makes a page of ours quicker than its plain HTML: copies, applies codes, tells amounts. Everything works without it.
const store = window.Shopify ?? {};
const root = store.routes?.root ?? '/';
const all = (selector) => document.querySelectorAll(`.ricochet-page ${selector}`);

// The app does not see the `/de` of an address. Where the page was not made for it, it comes once more, in that language.
const card = document.querySelector('[data-spoken]');
const language = store.locale?.split('-')[0];
const here = new URL(location.href);
const isForeign = root !== '/' && card && card.lang !== language && card.dataset.spoken.split(' ').includes(language);
if (isForeign && here.searchParams.get('locale') !== store.locale) {
  here.searchParams.set('locale', store.locale);
  location.replace(here);
}

function say(place, text) {
  const status = place.querySelector('[role="status"]');
  if (status) status.textContent = text;
}

// The theme names the tab after the shop alone.
const heading = all('h1')[0];
if (heading && !document.title.includes(heading.textContent))
  document.title = [heading.textContent, document.title].filter(Boolean).join(' – ');

for (const button of all('[data-copy]')) {
  button.hidden = false;
  const place = button.closest('[data-copied]');
  button.addEventListener('click', async () => {
    try {
      // Some browsers neither copy nor refuse to.
      const tooLate = new Promise((_, refuse) => setTimeout(refuse, 2000));
      await Promise.race([navigator.clipboard.writeText(button.dataset.copy), tooLate]);
      say(place, place.dataset.copied);
      button.dispatchEvent(new Event('copied'));
    } catch {
      // Without permission or a secure page: leave it selected, so that one keystroke copies it.
      const field = place.querySelector('input');
      if (field) field.select();
      else getSelection().selectAllChildren(place.querySelector('code'));
      say(place, place.dataset.notCopied);
    }
  });
}

// What an amount is about in the currency that the shopper pays in.
const { active, rate } = store.currency ?? {};
for (const place of all('[data-about]')) {
  const { about, currency, words } = place.dataset;
  if (!active || active === currency || !(rate > 0)) continue;
  const { lang } = place.closest('[lang]');
  const amount = new Intl.NumberFormat(lang, { style: 'currency', currency: active }).format(about * rate);
  place.textContent = words.replace('{amount}', amount);
  place.hidden = false;
}

/** Writes into the cart, and nowhere else, which invite an order of it comes from. */
function mark(value) {
  return fetch(`${root}cart/update.js`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify({ attributes: { _ricochet: value } }),
  })
    .then((answer) => answer.text())
    .catch(() => {});
}

// The claimed page answers a form, which a browser would ask to send again after "back": it takes the place of the page
// that it was pressed on, so that back, forward and reload lead there, and its button shows the same code.
const { referrer } = document;
if (all('[data-mark]').length > 0 && referrer.startsWith(`${location.origin}/`) && referrer !== location.href)
  history.replaceState(null, '', referrer);

// After claiming. The shop keeps the code for this visit; afterwards the button only leads on.
for (const place of all('[data-mark]')) {
  const { apply, applied, notApplied, next, home } = place.dataset;
  const button = place.querySelector('a');
  const applying = !apply
    ? Promise.resolve()
    : fetch(apply, { credentials: 'same-origin' })
        .then(async (answer) => {
          await answer.text();
          if (!answer.ok) throw new Error(String(answer.status));
          say(place, applied);
          button.textContent = next;
          button.href = home;
        })
        .catch(() => say(place, notApplied));
  // One after the other: two at once would begin two carts.
  applying.then(() => mark(place.dataset.mark));
}

for (const form of all('form[data-claim]')) {
  const kept = form.elements.mark;

  // Having opened an invite is noted only where the shopper agreed to it, and never over something claimed.
  let isNoted = kept.value.startsWith('cl_');
  const note = () => {
    const consent = store.customerPrivacy;
    if (isNoted || !(consent?.preferencesProcessingAllowed() || consent?.marketingAllowed())) return;
    isNoted = true;
    mark(form.dataset.visitMark);
  };
  document.addEventListener('visitorConsentCollected', note);
  store.loadFeatures?.([{ name: 'consent-tracking-api', version: '0.1' }], (error) => error || note());

  // One press is one claim, and what another tab claimed meanwhile counts as this one's.
  let isSent = false;
  const button = form.querySelector('[type="submit"]');
  const send = (isSending) => {
    isSent = isSending;
    button.ariaBusy = isSending ? 'true' : null;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isSent) return;
    isNoted = true;
    send(true);
    fetch(`${root}cart.js`, { credentials: 'same-origin', signal: AbortSignal.timeout(1500) })
      .then((answer) => answer.json())
      .then(({ attributes }) => (kept.value = attributes?._ricochet ?? ''))
      .catch(() => {})
      .finally(() => {
        form.submit();
        // Whoever pressed the browser's Stop may press again.
        setTimeout(send, 4000, false);
      });
  });
  addEventListener('pageshow', () => send(false));
}
