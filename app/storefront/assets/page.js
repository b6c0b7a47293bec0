// Makes a page of ours quicker than its plain HTML: copies, applies codes, tells amounts. Everything works without it.
const store = window.Shopify ?? {};
const root = store.routes?.root ?? '/';
const all = (selector) => document.querySelectorAll(`.ricochet-page ${selector}`);

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
      await navigator.clipboard.writeText(button.dataset.copy);
      say(place, place.dataset.copied);
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
  }).catch(() => {});
}

// After claiming. The shop keeps the code for this visit; afterwards the button only leads on.
for (const place of all('[data-mark]')) {
  const { apply, applied, notApplied, next } = place.dataset;
  const button = place.querySelector('a');
  const applying = !apply
    ? Promise.resolve()
    : fetch(apply, { credentials: 'same-origin' })
        .then(async (answer) => {
          await answer.text();
          if (!answer.ok) throw new Error(String(answer.status));
          say(place, applied);
          button.textContent = next;
          button.href = root;
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
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isSent) return;
    isSent = isNoted = true;
    fetch(`${root}cart.js`, { credentials: 'same-origin', signal: AbortSignal.timeout(1500) })
      .then((answer) => answer.json())
      .then(({ attributes }) => (kept.value = attributes?._ricochet ?? ''))
      .catch(() => {})
      .finally(() => form.submit());
  });
  addEventListener('pageshow', () => (isSent = false));
}
