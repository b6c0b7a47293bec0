import { setTimeout as wait } from 'node:timers/promises';
import { Visitor, type Answer } from '../../sandbox/storefront/fixtures/visitor.ts';
import { MerchantAdmin } from './merchant-admin.ts';
import { SandboxControl } from './sandbox-control.ts';

/** What was played, and where it can be seen. */
export interface PlayedStory extends Required<StoryProgress> {
  /** Paths in the online store. */
  productPath: string;
  thankYouPath: string;
  privatePath: string;
}

/** Where the story plays and who is in it. */
export interface Stage {
  sandboxUrl: string;
  storefrontUrl: string;
  shopDomain: string;
  advocateEmail: string;
  friendEmail: string;
  /** Told at each step, in a sentence for people. */
  tell(sentence: string): void;
}

/** What was played; kept by the caller, so that a story that was interrupted goes on where it was. */
export interface StoryProgress {
  inviteCode?: string;
  visit?: string;
  friendCode?: string;
  orderId?: string;
  paidAt?: number;
  rewardCode?: string;
  paidToRewardMs?: number;
}

/**
 * Plays one referral through the public surfaces alone: the admin frame, the online store, the mailbox. Every step
 * looks first whether it is done and is tried again until the app answers, so that the app may be killed at any moment.
 */
export async function playStory(stage: Stage, progress: StoryProgress, keep: () => void): Promise<PlayedStory> {
  const control = new SandboxControl(stage.sandboxUrl, stage.shopDomain);
  const ada = new Visitor(stage.storefrontUrl);
  const finn = new Visitor(stage.storefrontUrl);
  const note = (change: StoryProgress) => {
    Object.assign(progress, change);
    keep();
  };

  const merchant = new MerchantAdmin(stage.sandboxUrl, stage.shopDomain);
  await untilDone('the merchant opens the app', () => merchant.openApp());
  const program = await untilDone('the merchant publishes a program', () => merchant.ensurePublishedProgram());
  stage.tell(`The merchant's program "${program}" is on.`);
  for (const [block, template] of placedBlocks)
    await untilDone(`the merchant switches on ${block}`, () => merchant.switchOnBlock(block, template));
  stage.tell('In the theme editor the share block, the launcher, the welcome bar and the dashboard block are on.');

  const product = await control.firstProduct();
  const page = `/products/${product.handle}`;
  await untilDone('the share block shows the program', async () =>
    required(shareBlock.exec((await ada.get(page)).text)),
  );
  await ada.post('/account/login', { email: stage.advocateEmail });
  if (progress.inviteCode === undefined) {
    note({ inviteCode: await untilDone('the advocate gets an invite', () => joinFromBlock(ada, page)) });
  }
  const invite = required(progress.inviteCode);
  await untilDone('the block shows the invite', async () =>
    required((await ada.get(page)).text.includes(invite) || null),
  );
  stage.tell(`Ada sees her invite on the product page: ${stage.storefrontUrl}${proxyPath}/i/${invite}`);

  if (progress.visit === undefined) {
    const visit = await untilDone('the friend opens the invite', async () =>
      required(
        visitField.exec((await finn.get(`${proxyPath}/i/${invite}?via=whatsapp`, { 'user-agent': phone })).text)?.[1],
      ),
    );
    note({ visit });
    stage.tell('Finn opens it, sent to him on WhatsApp.');
  }
  if (progress.friendCode === undefined) {
    const visit = required(progress.visit);
    const friendCode = await untilDone('the friend claims a code', async () =>
      required(friendCodeShown.exec((await finn.post(`${proxyPath}/claim`, { invite, visit })).text)?.[1]),
    );
    note({ friendCode });
    stage.tell(`Finn claims his welcome discount: ${friendCode}`);
  }
  const friendCode = required(progress.friendCode);

  if (progress.orderId === undefined) {
    const earlier = await control.findOrderWithCode(friendCode);
    if (earlier === null) await buy(finn, page, product.variantId, friendCode, stage.friendEmail);
    const order = required(earlier ?? (await control.findOrderWithCode(friendCode)));
    note({ orderId: order.id, paidAt: Date.now() });
    stage.tell(`Finn pays order ${order.name} with it.`);
  }
  const thankYouPath = await control.thankYouPath(required(progress.orderId));
  if (progress.rewardCode === undefined) {
    const rewardCode = await untilDone(
      'the advocate is rewarded',
      async () => required(await control.findRewardCode()),
      20,
    );
    note({ rewardCode, paidToRewardMs: Date.now() - required(progress.paidAt) });
  }
  const rewardCode = required(progress.rewardCode);
  stage.tell(`Ada is rewarded: ${rewardCode}, ${required(progress.paidToRewardMs)} ms after the payment.`);
  await untilDone('the mail arrives', async () =>
    required((await control.hasMail(stage.advocateEmail, rewardCode)) || null),
  );
  stage.tell('Ada has the mail with her code.');
  await untilDone('the thank-you page offers a link', () => lookAtThankYou(finn, thankYouPath));
  const privatePath = await untilDone('the mail has her private link', async () =>
    required(await control.findPrivatePath(stage.advocateEmail)),
  );
  await untilDone('her page shows the reward', async () =>
    required((await ada.get(`${proxyPath}/dashboard`)).text.includes(rewardCode) || null),
  );
  await untilDone('her page opens by the private link', async () =>
    required((await openMailedLink(new Visitor(stage.storefrontUrl), privatePath)).text.includes(rewardCode) || null),
  );
  stage.tell('Her page shows the code too, signed in and by the private link of the mail.');

  const { visit, orderId, paidAt, paidToRewardMs } = progress;
  return {
    inviteCode: invite,
    visit: required(visit),
    friendCode,
    orderId: required(orderId),
    paidAt: required(paidAt),
    rewardCode,
    paidToRewardMs: required(paidToRewardMs),
    productPath: page,
    thankYouPath,
    privatePath,
  };
}

export const proxyPath = '/apps/ricochet';
/** Where the merchant puts what the app has for the theme; embeds are on every page. */
const placedBlocks = [
  ['share', 'product'],
  ['launcher', 'index'],
  ['welcome-bar', 'index'],
  ['dashboard', 'customers/account'],
] as const;
/** A program without a browser's name is taken for a link preview, which records no visit. */
export const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
const shareBlock = /<ricochet-share\b/;
const visitField = /name="visit" value="([^"]+)"/;
const friendCodeShown = /ricochet-page__code"[^>]*>\s*([A-Z0-9-]+)\s*</;

async function joinFromBlock(ada: Visitor, page: string): Promise<string> {
  const shown = /\/i\/([A-Z0-9-]+)/.exec((await ada.get(page)).text)?.[1];
  if (shown !== undefined) return shown;
  const answer: unknown = JSON.parse((await ada.get(`${proxyPath}/invite.json`)).text);
  if (typeof answer === 'object' && answer !== null && 'code' in answer && typeof answer.code === 'string')
    return answer.code;
  throw new Error('There is no invite yet.');
}

async function buy(finn: Visitor, page: string, variantId: string, code: string, email: string): Promise<void> {
  await finn.get(`/discount/${code}?redirect=${encodeURIComponent(page)}`);
  await finn.post('/cart/add', { id: variantId, quantity: '1' });
  const paid = await finn.post('/checkout', {
    action: 'pay',
    payment: 'card',
    email,
    first_name: 'Finn',
    last_name: 'Okafor',
    address1: '5 Harbor Lane',
    city: 'Portland',
    zip: '04101',
    country_code: 'US',
    discount_code: code,
  });
  if (!paid.url.startsWith('/orders/')) throw new Error(`The checkout did not take the payment (${paid.status}).`);
}

/** Opens the link and presses its one button, which sends what the page holds for it. */
export async function openMailedLink(visitor: Visitor, path: string): Promise<Answer> {
  const { text } = await visitor.get(path);
  const action = required(/<form[^>]*action="([^"]+)"/.exec(text)?.[1]).replaceAll('&amp;', '&');
  const token = required(/name="token" value="([^"]+)"/.exec(text)?.[1]);
  return await visitor.post(action, { token });
}

/** The page after the payment has a place for the card with the link, and Shopify has the card. */
async function lookAtThankYou(finn: Visitor, path: string): Promise<void> {
  const target = /data-ui-extension="([^"]+)"/.exec((await finn.get(path)).text)?.[1];
  const card = new URLSearchParams({ target: required(target), handle: 'referral-invite', language: 'en' });
  const { status } = await finn.get(`/ui-extensions/frame?${card.toString()}`);
  if (status !== 200) throw new Error(`The card answered ${status}.`);
}

/** Tries until `step` gives an answer; an app that is just starting again is waited for. */
async function untilDone<Result>(what: string, step: () => Promise<Result>, everyMs = 150): Promise<Result> {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (Date.now() > giveUpAt)
        throw new Error(`The story stopped where ${what}. ${error instanceof Error ? error.message : ''}`, {
          cause: error,
        });
      await wait(everyMs);
    }
  }
}

function required<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('What was expected is not there yet.');
  return value;
}
