/** How bright a colour such as `#1f6f54` is, from 0 to 1, as WCAG 2 measures it. */
function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How well one colour can be told from another, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [brightness(one), brightness(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The colour of what is written on `accent`: white while that can be read (WCAG's 4.5), else black, which then can. One of
 * the two always is, since they are 21 apart.
 */
export function writingOn(accent: string): '#ffffff' | '#000000' {
  return contrastOf(accent, '#ffffff') >= 4.5 ? '#ffffff' : '#000000';
}

/** `#1f6f54` of `#1F6F54`, `1f6f54` and `#abc` alike; null for anything that is no such color. */
export function readColor(typed: string): string | null {
  const digits = typed.trim().toLowerCase().replace(/^#/, '');
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  return /^[0-9a-f]{3}$/.test(digits) ? `#${digits.replace(/./g, '$&$&')}` : null;
}
