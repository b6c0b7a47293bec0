import { parseChannel, type Channel } from '../invite/channel.ts';
import { foldInviteCode } from '../invite/invite-code.ts';

/** The language that a storefront puts before its paths, such as `/fr` or `/pt-BR`. */
const language = /^\/[a-z]{2,3}(?:-[a-z]{2,4})?(?=\/)/i;

/**
 * The invite in the page that a buyer came in by, and how it travelled: an invite's own page, or any page with
 * `?ref=CODE`. Null for every other page; a code that there is not leads nowhere.
 */
export function readLandingPage(
  landingSite: string | null,
  proxyPath: string,
): { code: string; channel: Channel } | null {
  if (landingSite === null || !URL.canParse(landingSite, 'https://shop.invalid')) return null;
  const { pathname, searchParams } = new URL(landingSite, 'https://shop.invalid');
  const code = foldInviteCode(codeOfPage(pathname, proxyPath) ?? searchParams.get('ref') ?? '');
  return code === null ? null : { code, channel: parseChannel(searchParams.get('via')) };
}

function codeOfPage(pathname: string, proxyPath: string): string | null {
  const page = [pathname, pathname.replace(language, '')].find((path) => path.startsWith(`${proxyPath}/i/`));
  const [, code = ''] = /\/i\/([^/]+)\/?$/.exec(page ?? '') ?? [];
  try {
    return page === undefined || code === '' ? null : decodeURIComponent(code);
  } catch {
    return null;
  }
}
