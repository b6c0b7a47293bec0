import {
  Tag,
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { escapeHtml } from './escape.ts';
import { pageOf, pathOn, type PageAssets } from './page.ts';

/** Takes the text up to `{% end… %}` out of the template, without reading it as Liquid. */
function takeText(tag: TagToken, rest: TopLevelToken[]): string {
  const parts: string[] = [];
  for (let token = rest.shift(); token; token = rest.shift()) {
    if ('name' in token && token.name === `end${tag.name}`) return parts.join('');
    parts.push(token.getText());
  }
  throw new Error(`The tag ${tag.name} is never closed`);
}

/** `{% schema %}` and `{% doc %}`: for the theme editor and for authors; nothing on the page. */
class SilentTag extends Tag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    takeText(token, rest);
  }

  override render(): void {}
}

/** `{% stylesheet %}` and `{% javascript %}`: put on the page once, however often their file is rendered. */
function inlineTag(kind: keyof Pick<PageAssets, 'inlineStyles' | 'inlineScripts'>) {
  return class extends Tag {
    readonly code: string;

    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      this.code = takeText(token, rest).trim();
    }

    override render(context: Context): void {
      pageOf(context).assets[kind].add(this.code);
    }
  };
}

/** `{% layout none %}` or `{% layout 'name' %}`: chosen for the page, applied by whoever renders it. */
class LayoutTag extends Tag {
  readonly layout: string | null;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    const name = token.args.trim().replace(/^(['"])(.*)\1$/, '$2');
    this.layout = name === 'none' ? null : name;
  }

  override render(context: Context): void {
    pageOf(context).layout = this.layout;
  }
}

const formActions: Record<string, string> = {
  cart: '/cart',
  product: '/cart/add',
  customer_login: '/account/login',
  localization: '/localization',
};

/** `{% form 'product' %}` … `{% endform %}` for the forms this store has. */
class FormTag extends Tag {
  readonly type: string;
  readonly templates: Template[] = [];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.type = /^\s*['"]([\w/]+)['"]/.exec(token.args)?.[1] ?? '';
    if (!(this.type in formActions)) throw new Error(`The sandbox has no form '${this.type}'`);
    for (let inner = rest.shift(); inner; inner = rest.shift()) {
      if ('name' in inner && inner.name === 'endform') return;
      this.templates.push(parser.parseToken(inner, rest));
    }
    throw new Error('The tag form is never closed');
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const page = pageOf(context);
    const action = escapeHtml(pathOn(page, formActions[this.type] ?? ''));
    emitter.write(`<form method="post" action="${action}" accept-charset="UTF-8">`);
    emitter.write(`<input type="hidden" name="form_type" value="${this.type}">`);
    if (this.type === 'localization') {
      emitter.write(`<input type="hidden" name="return_to" value="${escapeHtml(page.path)}">`);
    }
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
    emitter.write('</form>');
  }
}

/** Shopify's tags that Liquid itself does not have. */
export function registerTags(liquid: Liquid): void {
  liquid.registerTag('schema', SilentTag);
  liquid.registerTag('doc', SilentTag);
  liquid.registerTag('stylesheet', inlineTag('inlineStyles'));
  liquid.registerTag('javascript', inlineTag('inlineScripts'));
  liquid.registerTag('layout', LayoutTag);
  liquid.registerTag('form', FormTag);
}
