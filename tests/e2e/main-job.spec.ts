import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { findOrder, listMails, stage, startOver, until } from '../support/pretend-shopify.ts';
import { scenes, speak } from '../support/scenes.ts';
import { StorePage } from '../support/store-page.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
beforeAll(startOver);

const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
};

/** On a phone nothing is wider than the screen. */
async function expectToFit(store: StorePage): Promise<void> {
  const pageWidth = await store.page.evaluate(() => document.documentElement.scrollWidth);
  expect(pageWidth, store.page.url()).toBeLessThanOrEqual(phone.viewport.width);
}

describe.each(scenes)('at $shopName, in $locale', (scene) => {
  const words = speak(scene.locale);
  const { advocate, friend, minimum } = scene;
  const openMerchant = async () =>
    new MerchantPage(await pages.open({ locale: scene.browserLocale }), scene.domain, scene.locale);
  const openStore = async (options = {}) =>
    new StorePage(await pages.open({ locale: scene.browserLocale, ...options }), scene);
  const benefit = (percent: number) => describeBenefit({ kind: 'percentage', percent }, scene.locale);
  /** What one test hands to the next. */
  const story = { link: '', friendCode: '', rewardCode: '', orderName: '' };

  test('the merchant installs the app, makes a program, publishes it and sees it at home', async () => {
    const merchant = await openMerchant();
    await merchant.open();
    await merchant.page.getByRole('button', { name: 'Install' }).click();
    await merchant.heading('welcome.guide.heading').waitFor();
    await merchant.app.getByRole('link', { name: merchant.say('welcome.guide.blank') }).click();
    await merchant.app.getByRole('link', { name: merchant.say('templates.blank.action') }).click();

    await merchant.heading('program.newTitle').waitFor();
    await merchant.type('friend.percent', '20');
    await merchant.type('tiers.0.offer.percent', '15');
    await merchant.type('minimumSubtotal', minimum.typed);
    await merchant.save();
    await merchant.heading('program.suggestedName').waitFor();
    await merchant.saveBar.waitFor({ state: 'hidden' });
    expect(await merchant.field('minimumSubtotal').inputValue()).toBe(minimum.typed);

    await merchant.publish('program.publish');
    await merchant.untilToast('program.toast.published', { number: 1 });
    await merchant.text(merchant.say('programStatus.active')).waitFor();
    await merchant.text(merchant.say('program.preparing')).waitFor({ state: 'hidden' });

    await merchant.page.getByRole('link', { name: 'Ricochet' }).click();
    await merchant.heading('home.title').waitFor();
    await merchant.text(merchant.say('home.block.on')).waitFor();
    await merchant.text(merchant.say('home.next.share_first.body')).waitFor();
    expect(await merchant.app.locator('html').getAttribute('lang')).toBe(scene.locale);
  });

  test('the advocate signs in on a product page, gets an invite link, copies it and could send it', async () => {
    const store = await openStore({ permissions: ['clipboard-read', 'clipboard-write'] });
    await store.openProduct();
    const product = (await store.page.locator('h1').textContent()) ?? '';
    await store.block.getByText(words.block('heading_both', { friend: benefit(20), advocate: benefit(15) })).waitFor();
    await store.block.getByRole('link', { name: words.block('sign_in') }).click();
    await store.signIn(advocate.email);
    await store.block.getByRole('link', { name: words.block('get_link') }).click();

    const link = store.block.getByLabel(words.block('your_link'));
    story.link = await link.inputValue();
    expect(story.link).toMatch(new RegExp(`^${store.url}/apps/ricochet/i/[A-Z]+-[A-Z0-9]{3,}$`));
    await store.block.getByRole('button', { name: words.block('copy') }).click();
    await store.block.getByText(words.block('copied'), { exact: true }).waitFor();
    expect(await store.page.evaluate(() => navigator.clipboard.readText())).toBe(`${story.link}?via=copy`);

    const whatsapp = await store.block.getByRole('link', { name: words.block('whatsapp') }).getAttribute('href');
    const offer = (channel: string) =>
      words.block('message_offer', { friend: benefit(20), link: `${story.link}?via=${channel}` });
    const message = words.block('message_product', { shop: scene.shopName, product });
    expect(whatsapp).toMatch(/^https:\/\/wa\.me\/\?text=/);
    expect(new URL(whatsapp ?? '').searchParams.get('text')).toBe(`${message} ${offer('whatsapp')}`);
    const email = new URL(
      (await store.block.getByRole('link', { name: words.block('email') }).getAttribute('href')) ?? '',
    );
    expect(email.protocol).toBe('mailto:');
    expect(email.searchParams.get('subject')).toBe(words.block('email_subject', { shop: scene.shopName }));
    expect(email.searchParams.get('body')).toBe(`${message} ${offer('email')}`);

    // From now on the page itself carries the link, and asks nobody for it.
    await until(async () => {
      await store.page.reload();
      expect(await store.block.getByLabel(words.block('your_link')).inputValue()).toBe(story.link);
    });
  });

  test('the friend opens the link on a phone, reads what it is about, claims, sees the code applied and pays', async () => {
    const store = await openStore(phone);
    await store.page.goto(`${story.link}?via=whatsapp`);
    const { shopper } = words;
    await store.page
      .getByRole('heading', { name: shopper('landing.title', { name: advocate.firstName, shop: scene.shopName }) })
      .waitFor();
    const page = await store.page.locator('.ricochet-page').innerText();
    const plain = page.replace(/[\u00a0\u202f]/g, ' ');
    const youGet = shopper('landing.youGet', { benefit: benefit(20) });
    const theyGet = shopper('landing.theyGet', { name: advocate.firstName, benefit: benefit(15) });
    for (const sentence of [youGet, theyGet]) expect(plain).toContain(sentence.replace(/[\u00a0\u202f]/g, ' '));
    expect(plain).toContain(minimum.read.replace(/[\u00a0\u202f]/g, ' '));
    await expectToFit(store);

    await store.page.locator('.ricochet-page form button').tap();
    story.friendCode = (await store.page.locator('.ricochet-page__code').innerText()).trim();
    expect(story.friendCode).toMatch(/^HI-[0-9A-Z]{12}$/);
    await store.page.getByText(shopper('claim.applied')).waitFor();
    await expectToFit(store);
    await store.page.getByRole('link', { name: shopper('claim.startShopping') }).tap();

    await store.page.locator('.product-card').first().tap();
    await store.addToCart();
    await store.page.getByText(story.friendCode).waitFor();
    await expectToFit(store);
    await store.checkOut();
    await store.appliedCode(story.friendCode).waitFor();
    await expectToFit(store);
    await store.fillCheckout(friend);
    story.orderName = await store.pay();
    expect(story.orderName).toMatch(/^#\d+$/);
    expect((await findOrder(scene.domain, story.friendCode))?.name).toBe(story.orderName);
  });

  test('the advocate gets the mail with a code in their language, and the code works at the checkout', async () => {
    const mail = await until(async () => {
      const mails = await listMails(advocate.email);
      expect(mails).toHaveLength(1);
      return mails[0]!;
    });
    story.rewardCode = /THANKS-[0-9A-Z]{12}/.exec(mail.text ?? '')?.[0] ?? '';
    expect(story.rewardCode).not.toBe('');
    expect(mail.subject).toContain(scene.shopName);
    expect(mail.html).toContain(`lang="${scene.locale}"`);

    const store = await openStore();
    await store.page.goto(`${stage.sandboxUrl}/mail/${mail.id}/html`);
    const [opened] = await Promise.all([
      store.page.context().waitForEvent('page'),
      store.page.locator(`a[href*="/discount/${story.rewardCode}"]`).first().click(),
    ]);
    await opened.waitForLoadState();
    await opened.close();
    await store.openProduct();
    await store.goToCheckout();
    await store.appliedCode(story.rewardCode).waitFor();
    await store.fillCheckout({ ...friend, firstName: advocate.firstName, email: advocate.email });
    expect(await store.pay()).toMatch(/^#\d+$/);
  });

  test('the merchant sees the figures, the referral with its story and its reasons', async () => {
    const merchant = await openMerchant();
    await merchant.open();
    for (const figure of ['visits', 'claims', 'rewarded'] as const) {
      const term = merchant.text(merchant.say(`home.figures.${figure}`));
      expect(await term.locator('xpath=following-sibling::*[1]//p').innerText()).toBe('1');
    }
    await merchant.goTo('nav.referrals');
    await merchant.app.getByRole('link', { name: story.orderName }).click();
    await merchant.heading('referral.title', { order: story.orderName }).waitFor();
    await merchant.text(merchant.say('reason.conditions_met')).waitFor();
    await merchant.text(merchant.say('evidence.firstOrder')).waitFor();
    await merchant.text(merchant.say('story.visited', { channel: merchant.say('channel.whatsapp') })).waitFor();
    await merchant.text(merchant.say('story.claimed', { code: story.friendCode })).waitFor();
    await merchant.text(merchant.say('story.orderPaid', { order: story.orderName })).waitFor();
    const reward = merchant.say('story.ofCause.referral');
    await merchant.text(merchant.say('story.issuedCode', { reward, code: story.rewardCode })).waitFor();
    await merchant.text(merchant.say('story.told.reward_issued')).waitFor();
    await merchant.text(merchant.say('reward.code', { code: story.rewardCode })).waitFor();
  });

  test('nothing of this is in the logs that could be held against anybody', () => {
    const logs = ['web', 'worker'].map((name) => readFileSync(join(stage.logFolder, `${name}.log`), 'utf8')).join('');
    expect(logs).toContain('Webhook received.');
    const invite = story.link.split('/').at(-1) ?? '';
    for (const secret of [advocate.email, friend.email, advocate.firstName, invite, story.friendCode, story.rewardCode])
      expect(logs).not.toContain(secret);
  });

  test('a paused program takes the block off the product page, and resuming brings it back', async () => {
    const merchant = await openMerchant();
    await merchant.open('/app/programs');
    await merchant.text(merchant.say('program.suggestedName')).click();
    await merchant.button('program.pause').click();
    await merchant.untilToast('program.toast.paused');

    const store = await openStore({ expected: [/^404: GET .*\/apps\/ricochet\/i\//, /status of 404/] });
    await until(async () => {
      await store.openProduct();
      expect(await store.block.count()).toBe(0);
    });
    await store.page.goto(story.link);
    await store.page.getByRole('heading', { name: words.shopper('refusals.pausedTitle') }).waitFor();

    await merchant.button('program.resume').click();
    await merchant.untilToast('program.toast.resumed');
    await until(async () => {
      await store.openProduct();
      expect(await store.block.count()).toBe(1);
    });
  });
});
