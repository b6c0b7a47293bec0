/** The theme extension's files, put into the server's build: production has no folder of them. */
const liquidFiles = import.meta.glob<string>('../../extensions/referral-theme/{blocks/share,snippets/*}.liquid', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const localeFiles = import.meta.glob<Record<string, unknown>>(
  ['../../extensions/referral-theme/locales/*.json', '!../../extensions/referral-theme/locales/*.schema.json'],
  { import: 'default', eager: true },
);
const styleFiles = import.meta.glob<string>('../../extensions/referral-theme/assets/share.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const stem = (path: string) => (path.split('/').at(-1) ?? '').split('.')[0] ?? '';

/** Liquid by its file's name, as `render` asks for it. */
export const themeLiquid: Record<string, string> = Object.fromEntries(
  Object.entries(liquidFiles).map(([path, text]) => [
    path.includes('/blocks/') ? `block-${stem(path)}` : stem(path),
    text,
  ]),
);

/** The blocks' words by language; what is spoken in two countries has a file for each. */
export const themeWords: Record<string, Record<string, unknown>> = Object.fromEntries(
  Object.entries(localeFiles).map(([path, words]) => [stem(path), words]),
);

export const shareStyle: string = Object.values(styleFiles)[0] ?? '';
