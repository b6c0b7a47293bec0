import type { ShopperLocale } from '#app/i18n/translate.ts';

interface Still {
  locale: ShopperLocale;
  style: string;
  body: string;
  /** On what it lies: a plain theme, or the sheet of a mail program. */
  backdrop: 'theme' | 'mail';
  /** Of a mail, shown above it. */
  subject?: string;
}

/** What a theme gives its pages, and a browser without scripts would not: the buttons that scripts wake. */
const theme = `
  body { margin: 0; padding: 20px; background: #fff; color: #1a1a1a;
    font: 16px/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
  .ricochet-page { margin-block: 0 !important; padding: 0 !important; }
  .ricochet-share { margin-block: 0 !important; }
  .ricochet-share .ricochet-share__copy, .ricochet-share .ricochet-share__more { display: inline-flex !important;
    visibility: visible !important; }`;
const subjectLine = `
  .preview-sheet { box-sizing: border-box; min-height: calc(100vh - 49px); }
  .preview-subject { margin: 0; padding: 14px 20px; border-bottom: 1px solid #e4e4e0; background: #fff; color: #1f1f1d;
    font: 600 14px/20px -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }`;

/** A document to look at: nothing in it runs, loads, leads anywhere or takes the keyboard. */
export function stillDocument({ locale, style, body, backdrop, subject }: Still): string {
  const inner = /<body[^>]*>([\s\S]*)<\/body>/i.exec(body);
  const shown = inner?.[1] ?? body;
  const bodyStyle = /<body[^>]*?style="([^"]*)"/i.exec(body)?.[1] ?? '';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src https: data:">`;
  const styles = `${style}\n${backdrop === 'theme' ? theme : `body { margin: 0; } ${subjectLine}`}\n* { pointer-events: none !important; cursor: default !important; }`;
  const above = subject === undefined ? '' : `<p class="preview-subject">${escapeText(subject)}</p>`;
  const main =
    backdrop === 'mail' ? `<div class="preview-sheet" style="${bodyStyle}">${deaden(shown)}</div>` : deaden(shown);
  return `<!doctype html><html lang="${locale}"><head>${head}<title>${escapeText(subject ?? 'Ricochet')}</title><style>${styles}</style></head><body>${above}<main>${main}</main></body></html>`;
}

/** Takes out what would load or run, and where links and forms lead; what is left cannot be focused. */
function deaden(html: string): string {
  return (
    html
      .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
      .replaceAll(/<(?:link|meta|base)\b[^>]*>/gi, '')
      .replaceAll(/<title\b[^>]*>[\s\S]*?<\/title>/gi, '')
      .replaceAll(/<template\b[^>]*>[\s\S]*?<\/template>/gi, '')
      // A picture of another site, such as the shop's logo, may be shown; what the store would serve may not be asked for.
      .replaceAll(/(<img\b[^>]*?)\ssrc="(?!https:|data:)[^"]*"/gi, '$1')
      .replaceAll(/(<(?:a|form)\b[^>]*?)\s(?:href|action)="[^"]*"/gi, '$1')
      .replaceAll(/<(button|input|summary|select|textarea)\b/gi, '<$1 tabindex="-1"')
  );
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
