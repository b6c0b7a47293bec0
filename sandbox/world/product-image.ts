/** What a pretend product looks like from afar. */
export type Silhouette = 'candle' | 'bottle' | 'textile' | 'bowl' | 'box' | 'lamp';

const SHAPES = {
  candle:
    '<rect x="150" y="190" width="100" height="130" rx="10"/><path d="M200 120c24 26 22 52 0 58-22-6-24-32 0-58z"/>',
  bottle:
    '<rect x="180" y="90" width="40" height="60" rx="8"/><rect x="150" y="145" width="100" height="180" rx="24"/>',
  textile: '<path d="M110 120h180v150l-22 40-23-40-23 40-22-40-23 40-22-40-23 40-22-40z"/>',
  bowl: '<path d="M90 190h220a110 110 0 0 1-220 0z"/><rect x="160" y="292" width="80" height="22" rx="8"/>',
  box: '<path d="M100 170l100-46 100 46v124l-100 46-100-46z"/><path d="M100 170l100 46 100-46" fill="none" stroke="#fff" stroke-width="6"/>',
  lamp: '<path d="M140 110h120l32 100H108z"/><rect x="192" y="210" width="16" height="90"/><rect x="140" y="300" width="120" height="20" rx="10"/>',
} satisfies Record<Silhouette, string>;

/** A square picture as a data URI, so that it shows in storefront, admin and e-mail preview without a server. */
export function productImage(title: string, silhouette: Silhouette, hue: number): string {
  const label = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img"><title>${label}</title>` +
    `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="hsl(${hue} 45% 93%)"/><stop offset="1" stop-color="hsl(${hue} 40% 82%)"/></linearGradient></defs>` +
    `<rect width="400" height="400" fill="url(#g)"/><ellipse cx="200" cy="336" rx="110" ry="14" fill="hsl(${hue} 30% 70%)"/>` +
    `<g fill="hsl(${hue} 42% 46%)">${SHAPES[silhouette]}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
