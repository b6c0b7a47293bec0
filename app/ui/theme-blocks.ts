/** The files of extensions/referral-theme/blocks, the one that matters most first. */
export const themeBlocks = ['share', 'launcher', 'welcome-bar', 'dashboard'] as const;
export type ThemeBlock = (typeof themeBlocks)[number];
export type BlockState = 'checking' | 'on' | 'off' | 'unknown';
export type BlockStates = Record<ThemeBlock, BlockState>;

interface Extension {
  type: string;
  activations: object[];
}

/** Reads App Bridge's list of the app's extensions: what is on the published theme. */
export function readThemeBlocks(extensions: Extension[]): BlockStates {
  const found = extensions
    .filter(({ type }) => type === 'theme_app_extension')
    .flatMap(({ activations }) => activations);
  // A block of a theme extension has a handle and a status; what other extensions list has not.
  const isOn = (block: ThemeBlock) =>
    found.some((each) => 'handle' in each && each.handle === block && 'status' in each && each.status === 'active');
  return everyBlock((block) => (isOn(block) ? 'on' : 'off'));
}

export function everyBlock(stateOf: (block: ThemeBlock) => BlockState): BlockStates {
  return Object.fromEntries(themeBlocks.map((block) => [block, stateOf(block)])) as BlockStates;
}

/** Where the block goes: a section of one template, or an embed of all pages. */
const places = {
  share: { template: 'product', embed: false },
  launcher: { template: 'index', embed: true },
  'welcome-bar': { template: 'index', embed: true },
  dashboard: { template: 'customers/account', embed: false },
} satisfies Record<ThemeBlock, { template: string; embed: boolean }>;

/** Opens the theme editor with the block in its place; it is there for customers once it was saved. */
function themeEditorUrl(shopDomain: string, apiKey: string, block: ThemeBlock): string {
  const { template, embed } = places[block];
  const what = embed
    ? `context=apps&template=${template}&activateAppId=${apiKey}/${block}`
    : `template=${template}&addAppBlockId=${apiKey}/${block}&target=mainSection`;
  return `https://${shopDomain}/admin/themes/current/editor?${what}`;
}

/** Ways into the theme editor for one block: to put it there, and to change it where it stands already. */
export interface EditorUrls {
  add: string;
  change: string;
}

/** The ways for each block. Adding one that is there would put a second beside it. */
export function themeEditorUrls(shopDomain: string, apiKey: string): Record<ThemeBlock, EditorUrls> {
  const urls = themeBlocks.map((block): [ThemeBlock, EditorUrls] => {
    const { template, embed } = places[block];
    const change = `https://${shopDomain}/admin/themes/current/editor?${embed ? 'context=apps&' : ''}template=${template}`;
    return [block, { add: themeEditorUrl(shopDomain, apiKey, block), change }];
  });
  return Object.fromEntries(urls) as Record<ThemeBlock, EditorUrls>;
}
