import { z } from 'zod';

const programList = z
  .object({ programs: z.array(z.object({ id: z.string(), form: z.object({ name: z.string() }).loose() }).loose()) })
  .loose();
const rule = z.object({ action: z.string() }).loose();
const newProgramPage = z
  .object({ form: z.object({ protection: z.record(z.string(), rule) }).loose(), blank: z.object({}).loose() })
  .loose();
const programPage = z.object({
  stored: z.object({ revision: z.number() }).loose(),
  standing: z.object({ status: z.string(), isPreparing: z.boolean() }).loose(),
});

export interface AppAnswer {
  status: number;
  text: string;
}

/** The merchant in front of the Shopify admin: opens the app in its frame and uses its forms with session tokens. */
export class MerchantAdmin {
  readonly #sandboxUrl: string;
  readonly #store: string;
  #appOrigin = '';

  constructor(sandboxUrl: string, shopDomain: string) {
    this.#sandboxUrl = sandboxUrl;
    this.#store = `/store/${shopDomain.split('.')[0] ?? ''}`;
  }

  /** Opens the app as Shopify's admin does: the frame's address carries shop, host and a fresh session token. */
  async openApp(): Promise<void> {
    const frame = await this.#framePage();
    const source = /data-src="([^"]+)"/.exec(frame)?.[1]?.replace(/&(?:amp|#38);/g, '&');
    if (source === undefined) throw new Error('The admin does not show the app.');
    this.#appOrigin = new URL(source).origin;
    const page = await fetch(source, { headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/153' } });
    await page.arrayBuffer();
    // Without a shop that it trusts the app answers too, but elsewhere.
    if (!page.ok || new URL(page.url).pathname !== '/app') throw new Error(`The app did not open (${page.status}).`);
  }

  /**
   * Answers the name of a program that is published and ready, making and publishing one if there is none. A rule that is
   * named in `rulesOff` is switched off in it.
   */
  async ensurePublishedProgram({ rulesOff = [] }: { rulesOff?: string[] } = {}): Promise<string> {
    const { programs } = programList.parse(await this.load('/app/programs', 'routes/app.programs._index'));
    const [program] = programs;
    if (program === undefined) {
      // The form that a new program starts with, as the editor shows it, with the merchant's own name and reward.
      const { form, blank } = newProgramPage.parse(await this.load('/app/programs/new', 'routes/app.programs.new'));
      const tiers = [{ fromFriend: '1', offer: { ...blank, kind: 'percentage', percent: '15' } }];
      const protection = Object.fromEntries(
        Object.entries(form.protection).map(([name, set]) => [
          name,
          rulesOff.includes(name) ? { ...set, action: 'off' } : set,
        ]),
      );
      // People without an account may join too, and how many were welcomed is said where it is true.
      const openness = { joinByEmail: true, socialProof: true };
      const filled = JSON.stringify({ ...form, ...openness, name: 'Bring a friend', tiers, protection });
      const fields = { intent: 'create', revision: '0', formKey: crypto.randomUUID(), form: filled };
      await this.submit('/app/programs/new', 'routes/app.programs.new', fields);
      throw new Error('The program was just made.');
    }
    const route = 'routes/app.programs.$programId';
    const path = `/app/programs/${program.id}`;
    const page = programPage.parse(await this.load(path, route));
    if (page.standing.status === 'draft')
      await this.submit(path, route, { intent: 'publish', revision: String(page.stored.revision) });
    if (page.standing.status !== 'active' || page.standing.isPreparing)
      throw new Error('The program is being prepared.');
    return program.form.name;
  }

  /** Switches on a block or an embed of the app, as the theme editor's Save button does; again changes nothing. */
  async switchOnBlock(block: string, template: string): Promise<void> {
    const saved = await fetch(`${this.#sandboxUrl}${this.#store}/themes/current/blocks`, {
      method: 'POST',
      body: new URLSearchParams({ block, template, active: 'yes' }),
    });
    await saved.arrayBuffer();
    if (!saved.ok) throw new Error(`The theme editor did not save ${block} (${saved.status}).`);
  }

  async #framePage(): Promise<string> {
    const address = `${this.#sandboxUrl}${this.#store}/apps/ricochet-referrals`;
    const page = await (await fetch(address)).text();
    const install = /<form[^>]*action="([^"]*\/install)"/.exec(page)?.[1];
    if (install === undefined) return page;
    return await (await fetch(new URL(install, this.#sandboxUrl), { method: 'POST' })).text();
  }

  /** What a page of the app would show, as its loader answers it. */
  async load(path: string, route: string): Promise<unknown> {
    return readJson(path, await this.ask(path, route));
  }

  /** Sends a form of the app; throws when it is refused. */
  async submit(path: string, route: string, fields: Record<string, string>): Promise<unknown> {
    return readJson(path, await this.ask(path, route, { method: 'POST', body: new URLSearchParams(fields) }));
  }

  /** Asks one route of the app with a fresh session token, as a page in the admin's frame does. */
  async ask(path: string, route: string, init: RequestInit = {}): Promise<AppAnswer> {
    const answer = await fetch(`${this.#sandboxUrl}${this.#store}/bridge/id-token`, { method: 'POST' });
    const { token } = z.object({ token: z.string() }).parse(await answer.json());
    const response = await fetch(`${this.#appOrigin}${path}?_data=${encodeURIComponent(route)}`, {
      ...init,
      redirect: 'manual',
      headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/153' },
    });
    return { status: response.status, text: await response.text() };
  }
}

function readJson(path: string, { status, text }: AppAnswer): unknown {
  if (status >= 400) throw new Error(`${path} answered ${status}: ${text.slice(0, 200)}`);
  return text === '' ? null : JSON.parse(text);
}
