import type { NavLink } from '../protocol.ts';
import type { FrameChannel } from './channel.ts';
import { confirmLeave } from './confirm.ts';
import { byId, make, type FrameConfig } from './page.ts';
import type { SaveBar } from './bars.ts';

/** An app whose App Bridge has not answered by then gets the page loaded anew. */
const patienceMs = 500;

/** The app's own navigation, and the address that follows it. */
export function connectNavigation(channel: FrameChannel, config: FrameConfig, saveBar: SaveBar): void {
  const list = byId('app-nav', HTMLElement);
  const menu = byId('menu', HTMLDetailsElement);
  const isWide = () => matchMedia('(min-width: 721px)').matches;
  menu.open = isWide();
  let path = location.pathname.slice(config.basePath.length) || '/';
  let links: NavLink[] = [];
  let reloading: ReturnType<typeof setTimeout> | undefined;

  function present(): void {
    const current = currentLink(links, path);
    list.replaceChildren(
      ...links.map((link) => {
        const anchor = make('a', { href: config.basePath + link.href, textContent: link.label });
        if (link === current) anchor.setAttribute('aria-current', 'page');
        anchor.addEventListener('click', (event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          void goTo(link.href);
        });
        return anchor;
      }),
    );
  }

  async function goTo(href: string): Promise<void> {
    if (saveBar.isShown() && !(await confirmLeave())) return;
    saveBar.hide();
    menu.open = isWide();
    reloading = setTimeout(() => location.assign(config.basePath + href), patienceMs);
    channel.command('navigate', { href });
  }

  channel.on('navigating', () => clearTimeout(reloading));
  channel.on('hello', () => {
    saveBar.hide();
    links = [];
    present();
  });
  channel.on('nav-links', (menu) => {
    links = menu.links;
    present();
  });
  channel.on('location', (where) => {
    path = where.path;
    const { search } = location;
    const locale = new URLSearchParams(search).get('locale');
    const address = new URL(config.basePath + path, location.origin);
    if (locale) address.searchParams.set('locale', locale);
    history.replaceState(null, '', address);
    present();
  });
  channel.on('load', (where) => location.assign(config.basePath + where.path));
  channel.on('leave', ({ url }) => location.assign(`/go?to=${encodeURIComponent(url)}`));
}

/** The link whose page this is, or the one whose sub-page it is. */
export function currentLink(links: NavLink[], path: string): NavLink | undefined {
  const page = withoutQuery(path);
  return links
    .filter((link) => page === withoutQuery(link.href) || page.startsWith(`${withoutQuery(link.href)}/`))
    .sort((one, other) => other.href.length - one.href.length)[0];
}

function withoutQuery(path: string): string {
  return path.split(/[?#]/)[0] ?? '';
}
