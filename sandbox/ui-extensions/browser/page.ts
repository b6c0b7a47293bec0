/** On the pages that show extensions: makes a frame for each, and answers what the frames ask. */
const language = document.documentElement.lang;

interface Shown {
  handle: string;
  name: string;
}

async function placesOf(target: string): Promise<Shown[]> {
  const query = new URLSearchParams({ target, language });
  return (await (await fetch(`/ui-extensions/places?${query.toString()}`)).json()) as Shown[];
}

async function fill(place: HTMLElement): Promise<void> {
  const target = place.dataset['uiExtension'] ?? '';
  const only = place.dataset['handle'];
  for (const { handle, name } of await placesOf(target)) {
    if (only !== undefined && only !== handle) continue;
    const frame = document.createElement('iframe');
    frame.title = name;
    frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox');
    frame.style.cssText = 'display: block; inline-size: 100%; border: 0; block-size: 0';
    frame.src = `/ui-extensions/frame?${new URLSearchParams({ target, handle, language }).toString()}`;
    place.append(frame);
  }
}

/** Links to the app's pages in the account, as a merchant puts them into the account's menu. */
async function fillMenu(menu: HTMLElement): Promise<void> {
  for (const { handle, name } of await placesOf('customer-account.page.render')) {
    const link = document.createElement('a');
    link.href = `/account/pages/${handle}`;
    link.textContent = name;
    menu.append(link);
  }
}

/** What a frame asks for, done with the page's own rights. What it keeps is its extension's alone. */
async function answer({ kind, text = '' }: Message, handle: string): Promise<string> {
  const place = (key: string) => `ui-extension ${handle} ${key}`;
  switch (kind) {
    case 'session-token':
      return ((await (await fetch('/ui-extensions/session-token')).json()) as { token: string }).token;
    case 'copy':
      await navigator.clipboard.writeText(text);
      return '';
    case 'sign-in':
      location.assign(`/account/login?return_to=${encodeURIComponent(location.pathname)}`);
      return '';
    case 'recall':
      return localStorage.getItem(place(text)) ?? 'null';
    case 'keep': {
      const { key, data } = JSON.parse(text) as { key: string; data: unknown };
      localStorage.setItem(place(key), JSON.stringify(data));
      return '';
    }
    case 'forget':
      localStorage.removeItem(place(text));
      return '';
    default:
      throw new Error(`Nobody here knows what ${String(kind)} is.`);
  }
}

interface Message {
  kind?: string;
  text?: string;
  height?: number;
}

window.addEventListener('message', ({ data, source, ports: [port] }: MessageEvent<Message>) => {
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
  if (frame === undefined) return;
  if (data.kind === 'height') frame.style.blockSize = `${Number(data.height)}px`;
  else
    answer(data, new URL(frame.src).searchParams.get('handle') ?? '').then(
      (found) => port?.postMessage({ ok: true, text: found }),
      (error: unknown) => port?.postMessage({ ok: false, text: String(error) }),
    );
});
for (const place of document.querySelectorAll<HTMLElement>('[data-ui-extension]')) void fill(place);
for (const menu of document.querySelectorAll<HTMLElement>('[data-ui-extension-menu]')) void fillMenu(menu);
