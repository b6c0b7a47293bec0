// Tells the app that an invite was sent, once for each press, and opens the device's own share sheet where there is one.
for (const tools of document.querySelectorAll('.ricochet-page [data-shares]')) {
  const tell = (channel) => {
    try {
      const said = { id: crypto.randomUUID(), channel, surface: 'page' };
      if (tools.dataset.token) said.token = tools.dataset.token;
      navigator.sendBeacon(tools.dataset.shares, new URLSearchParams(said));
    } catch {
      // Sharing works all the same; it is only not counted.
    }
  };
  for (const way of tools.querySelectorAll('[data-channel]')) {
    const { channel, sheet, copy } = way.dataset;
    if (copy) {
      way.addEventListener('copied', () => tell(channel));
    } else if (channel === 'qr') {
      way.addEventListener('toggle', () => way.open && tell(channel), { once: true });
    } else if (!sheet) {
      way.addEventListener('click', () => tell(channel));
    } else if (navigator.share) {
      way.hidden = false;
      way.addEventListener('click', () =>
        navigator.share({ text: way.dataset.text, url: sheet }).then(
          () => tell(channel),
          ({ name }) => {
            // Closed without sending it, or not to be had after all: then the link is left selected.
            if (name === 'AbortError') return;
            tools.querySelector('input').select();
            say(tools, tools.dataset.notCopied);
          },
        ),
      );
    }
  }
}
