// Makes a page of ours quicker than its plain HTML: copies links and applies codes. Everything works without it.
function say(place, text) {
  const status = place.querySelector('[role="status"]');
  if (status) status.textContent = text;
}

for (const button of document.querySelectorAll('.ricochet-page [data-copy]')) {
  button.hidden = false;
  const place = button.closest('[data-copied]');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      say(place, place.dataset.copied);
    } catch {
      // Without permission or a secure page: leave the link selected, so that one keystroke copies it.
      place.querySelector('input').select();
      say(place, place.dataset.notCopied);
    }
  });
}

// The shop keeps the code for this visit; afterwards the button only leads on.
for (const place of document.querySelectorAll('.ricochet-page [data-apply]')) {
  const button = place.querySelector('a');
  fetch(place.dataset.apply, { credentials: 'same-origin' })
    .then(async (answer) => {
      await answer.text();
      if (!answer.ok) throw new Error(String(answer.status));
      say(place, place.dataset.applied);
      button.textContent = place.dataset.next;
      button.href = '/';
    })
    .catch(() => say(place, place.dataset.notApplied));
}
