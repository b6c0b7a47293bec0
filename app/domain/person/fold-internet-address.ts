import isIP from 'validator/lib/isIP.js';

/**
 * Who is behind an address on the internet: IPv4 whole, IPv6 by the /64 that a household gets, or by the /56 that most
 * providers let one household choose its networks from. Null for what names nobody: nothing, nonsense, and addresses
 * that never leave a building, which everybody behind one proxy would share.
 */
export function foldInternetAddress(address: string | null, prefix: 64 | 56 = 64): string | null {
  const typed = address?.trim().toLowerCase() ?? '';
  if (isIP(typed, 4)) return isPrivate(typed) ? null : typed;
  if (!isIP(typed, 6)) return null;
  const groups = expand(typed.replace(/%.*$/, ''));
  // An IPv4 address that was written as IPv6.
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return foldInternetAddress(dotted(groups[6] ?? 0, groups[7] ?? 0));
  const first = groups[0] ?? 0;
  const isLocal =
    (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || groups.slice(0, 4).every((each) => each === 0);
  if (isLocal) return null;
  const network = groups.slice(0, 4);
  if (prefix === 56) network[3] = (network[3] ?? 0) & 0xff00;
  return `${network.map((group) => group.toString(16)).join(':')}::/${prefix}`;
}

function isPrivate(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number);
  return (
    first === 0 ||
    first === 10 ||
    first === 127 ||
    (first === 100 && second >= 64 && second < 128) ||
    (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168)
  );
}

/** The eight groups of a valid IPv6 address. */
function expand(address: string): number[] {
  const [head = '', tail] = address
    .replace(/[\d.]+$/, (last) => (last.includes('.') ? hexGroups(last) : last))
    .split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  if (tail === undefined) return groups(head);
  const [before, after] = [groups(head), groups(tail)];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function hexGroups(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
