import { setTimeout as wait } from 'node:timers/promises';
import { makeOrder, orderRequest } from '../../sandbox/orders/order-request.ts';
import { cancelOrder } from '../../sandbox/orders/change-order.ts';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { Visitor } from '../../sandbox/storefront/fixtures/visitor.ts';
import { orderTotals } from '../../sandbox/world/order-totals.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { Dice } from './dice.ts';
import { chaosPrograms, type ChaosProgram } from './programs.ts';
import type { ChaosStage } from './stage.ts';
import { untilDone } from './until-done.ts';

export interface ChaosAdvocate {
  program: ChaosProgram;
  /** Digits. */
  customerId: string;
  email: string;
  inviteCode: string;
  /** Uses up what they are credited, so that taking it back leaves a debt. */
  isSpender: boolean;
}
/** What a friend did, as the friend remembers it. */
export interface ChaosOrder {
  order: Order;
  advocate: ChaosAdvocate;
  friendCode: string;
  claimedAt: Date;
}

const proxyPath = '/apps/ricochet';
/** A program without a browser's name is taken for a link preview, which records no visit. */
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

/** So many customers with a tag join as advocates, each program in turn. */
export async function joinAdvocates(stage: ChaosStage, count: number): Promise<ChaosAdvocate[]> {
  const { sandbox, shop } = stage;
  const joining = Array.from({ length: count }, async (_, index): Promise<ChaosAdvocate> => {
    const program = chaosPrograms[index % chaosPrograms.length]!;
    const at = sandbox.sandbox.now().toISOString();
    const email = `advocate.${index}@gmail.com`;
    const customerId = sandbox.sandbox.newId();
    const tags = program.tag === null ? [] : [program.tag];
    const name = { firstName: `Ada${index}`, lastName: 'Lindqvist' };
    const dates = { createdAt: at, updatedAt: at };
    shop.customers.push({ id: customerId, ...name, email, phone: null, locale: 'en', tags, addresses: [], ...dates });
    const browser = new Visitor(sandbox.urls.storefronts[shop.domain] ?? '');
    const inviteCode = await untilDone(`${email} has an invite`, async () => {
      await browser.post('/account/login', { email });
      const answer = JSON.parse((await browser.get(`${proxyPath}/invite.json`)).text) as { code?: string };
      if (answer.code === undefined) throw new Error(JSON.stringify(answer));
      return answer.code;
    });
    return { program, customerId, email, inviteCode, isSpender: index >= chaosPrograms.length && index % 4 === 0 };
  });
  return await Promise.all(joining);
}

/** Friends come, `atOnce` of them at a time, until there are `count` orders. */
export async function placeOrders(
  stage: ChaosStage,
  advocates: ChaosAdvocate[],
  { count, atOnce, seed }: { count: number; atOnce: number; seed: number },
): Promise<ChaosOrder[]> {
  const placed: ChaosOrder[] = [];
  let next = 0;
  const comeOneByOne = async () => {
    while (next < count) {
      const index = next++;
      // Each order has dice of its own, so that the story does not depend on who is faster.
      placed.push(await playFriend(stage, advocates, index, new Dice(seed * 100_003 + index), placed));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, comeOneByOne));
  return placed;
}

async function playFriend(
  stage: ChaosStage,
  advocates: ChaosAdvocate[],
  index: number,
  dice: Dice,
  placed: ChaosOrder[],
): Promise<ChaosOrder> {
  const advocate = advocates[dice.between(0, advocates.length - 1)]!;
  const { friendCode, claimedAt } = await claim(stage, advocate);
  const lines = [{ sku: somethingToBuy(stage, dice), quantity: dice.between(1, 3) }];
  const buy = (who: object) => place(stage, { ...who, codes: [friendCode], lines });
  let order = buy(whoBuys(stage, advocate, index, dice, placed));
  // Shopify takes one code of a discount from one customer: it is passed on to somebody new.
  if (order.discountCodes.length === 0) order = buy(somebodyNew(index));
  if (order.discountCodes.length === 0) throw new Error(`Shopify did not take the friend code ${friendCode}.`);
  if (advocate.isSpender) spend(stage, advocate);
  const waitsMs = dice.choose({ none: 1, short: 1, long: 1 });
  await wait(waitsMs === 'none' ? 0 : waitsMs === 'short' ? dice.between(1, 300) : dice.between(300, 1500));
  changeMind(stage, order, dice);
  return { order, advocate, friendCode, claimedAt };
}

/** Opens the invite and claims, as often as it takes. */
async function claim(
  { sandbox, shop }: ChaosStage,
  { inviteCode: invite }: ChaosAdvocate,
): Promise<{ friendCode: string; claimedAt: Date }> {
  const browser = new Visitor(sandbox.urls.storefronts[shop.domain] ?? '');
  const visit = await untilDone('a friend sees the invite', async () => {
    const page = await browser.get(`${proxyPath}/i/${invite}?via=whatsapp`, { 'user-agent': phone });
    return found(/name="visit" value="([^"]+)"/, page.text);
  });
  const friendCode = await untilDone('a friend has a code', async () => {
    const page = await browser.post(`${proxyPath}/claim`, { invite, visit });
    return found(/ricochet-page__code"[^>]*>\s*([A-Z0-9-]+)\s*</, page.text);
  });
  return { friendCode, claimedAt: new Date() };
}

function found(pattern: RegExp, page: string): string {
  const text = pattern.exec(page)?.[1];
  if (text === undefined) throw new Error(`The page shows something else: ${page.slice(0, 200)}`);
  return text;
}

function whoBuys(
  stage: ChaosStage,
  advocate: ChaosAdvocate,
  index: number,
  dice: Dice,
  placed: ChaosOrder[],
): { email: string; test?: boolean; source?: 'draft' | 'pos' } {
  const kind = dice.choose({ new: 60, again: 10, old: 4, self: 5, alias: 5, test: 4, throwAway: 4, draft: 4, till: 4 });
  switch (kind) {
    case 'new':
      return somebodyNew(index);
    case 'again':
      return comeAgain(stage, placed[dice.between(0, Math.max(placed.length - 1, 0))]) ?? somebodyNew(index);
    case 'old':
      return { email: stage.shop.customers.find(({ firstName }) => firstName === 'Grace')?.email ?? '' };
    case 'self':
      return { email: advocate.email };
    case 'alias':
      return { email: advocate.email.replace('.', '').replace('@', `+${index}@`) };
    case 'test':
      return { ...somebodyNew(index), test: true };
    case 'throwAway':
      return { email: `friend-${index}@mailinator.com` };
    case 'draft':
      return { ...somebodyNew(index), source: 'draft' };
    case 'till':
      return { ...somebodyNew(index), source: 'pos' };
  }
}

/** The record was made some time ago: the app takes the order that comes with a new one for the first. */
function comeAgain({ shop }: ChaosStage, earlier: ChaosOrder | undefined): { email: string } | null {
  const friend = shop.customers.find(({ id }) => id === earlier?.order.customerId);
  // Of an order at the till Shopify does not say where it stands in a customer's history.
  if (friend === undefined || earlier?.order.sourceName !== 'web') return null;
  friend.createdAt = new Date(Date.parse(friend.createdAt) - 2 * 60_000).toISOString();
  return { email: friend.email };
}

const somebodyNew = (index: number) => ({ email: `friend-${index}@example.com` });

function somethingToBuy({ shop }: ChaosStage, dice: Dice): string {
  const variants = shop.products.flatMap((product) => product.variants);
  return variants[dice.between(0, variants.length - 1)]!.sku;
}

/** Buys something small with what is on the account. */
function spend(stage: ChaosStage, { email }: ChaosAdvocate): void {
  place(stage, { email, storeCredit: true });
}

/** What becomes of an order afterwards. */
function changeMind({ sandbox: { sandbox }, shop }: ChaosStage, order: Order, dice: Dice): void {
  const total = Number(orderTotals(order, shop.currencyDigits).total);
  const part = () => refundOrder(sandbox, shop, order, { amount: (total * dice.between(5, 60) * 0.01).toFixed(2) });
  switch (dice.choose({ nothing: 60, part: 12, parts: 6, line: 6, whole: 8, cancel: 8 })) {
    case 'nothing':
      return;
    case 'part':
      return void part();
    case 'parts':
      part();
      part();
      return;
    case 'line':
      return void refundOrder(sandbox, shop, order, { lines: [{ lineId: order.lines[0]!.id, quantity: 1 }] });
    case 'whole':
      return void refundOrder(sandbox, shop, order, { whole: true });
    case 'cancel':
      return void cancelOrder(sandbox, shop, order);
  }
}

function place({ sandbox: { sandbox }, shop }: ChaosStage, request: object): Order {
  const made = makeOrder(sandbox, shop, orderRequest.parse(request));
  if ('refused' in made) throw new Error(made.refused);
  return made;
}
