import { describe, expect, test } from 'vitest';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { renderRewardIssued, type RewardIssued } from './reward-issued.tsx';

const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const mail: RewardIssued = {
  locale: 'en',
  shop: { name: 'Luma Goods', storefrontUrl: 'https://luma.example', timeZone: 'Europe/Paris' },
  advocateFirstName: 'Ada',
  privateLink: 'https://luma.example/apps/ricochet/me/secret',
  cause: 'referral',
  offer: offerOf({ kind: 'percentage', percent: 10 }),
  isReduced: false,
  note: null,
  code: 'THANKS-7K2M9QX04TBD',
  expiresAt: null,
};

describe('the mail about an issued reward', () => {
  test('says in English what it is about, in subject, page and plain text', async () => {
    const { subject, html, text } = await renderRewardIssued(mail);
    expect(subject).toBe('Your thank-you from Luma Goods: 10% off');
    expect(html).toContain('lang="en"');
    expect(html).toContain('Thank you, Ada!');
    expect(text).toContain('Thank you, Ada!');
    expect(text).toContain('A friend you invited to Luma Goods has placed an order.');
    expect(text).toContain('It works once.');
  });

  test('says it in French', async () => {
    const { subject, html, text } = await renderRewardIssued({
      ...mail,
      locale: 'fr',
      offer: offerOf(mail.offer.benefit, { minimumSubtotal: euros(5000n) }),
    });
    expect(subject).toBe('Un merci de Luma Goods : 10 % de remise');
    expect(html).toContain('lang="fr"');
    expect(text).toContain('Merci, Ada\u00a0!');
    expect(text).toContain('50,00\u00a0€ ou plus');
    expect(html + text).not.toMatch(/Thank|code works|checkout/);
  });

  test('has the code in both parts and one button, which applies it', async () => {
    const { html, text } = await renderRewardIssued(mail);
    const address = 'https://luma.example/discount/THANKS-7K2M9QX04TBD?redirect=/';
    expect([...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      address,
      mail.privateLink,
    ]);
    expect(text).toContain(address);
    expect(text).toMatch(/^THANKS-7K2M9QX04TBD$/m);
  });

  test('names no code of a reward that the merchant handed over, because Shopify does not know it', async () => {
    const { html, text } = await renderRewardIssued({ ...mail, isHandedOver: true });
    expect(html + text).not.toContain('THANKS-7K2M9QX04TBD');
    expect(text).not.toContain('It works once.');
  });

  test('shows data as it is and never as markup', async () => {
    const { subject, html, text } = await renderRewardIssued({
      ...mail,
      advocateFirstName: '<script>alert("x")</script> 🦊',
      shop: { ...mail.shop, name: 'Tom & "Jerry"\r\nBcc: all@example.com {{code}} $t(footer.why)' },
    });
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; 🦊');
    expect(text).toContain('<script>alert("x")</script> 🦊');
    expect(subject).toBe('Your thank-you from Tom & "Jerry" Bcc: all@example.com {{code}} $t(footer.why): 10% off');
  });

  test('greets without a name when there is none', async () => {
    expect((await renderRewardIssued({ ...mail, advocateFirstName: '' })).text).toContain('Thank you!');
  });

  test.each<[Benefit, string | null, string[]]>([
    [{ kind: 'store_credit', amount: euros(500n) }, null, ['€5.00 of store credit', 'in your account already']],
    [{ kind: 'gift_card', amount: euros(2000n) }, 'kq7x0m2p9w4t8z1b', ['Your gift card', 'kq7x0m2p9w4t8z1b']],
    [{ kind: 'customer_tag', tag: 'insider' }, null, ['exclusive access', 'reserved for you']],
    [{ kind: 'custom', description: 'A tour of the workshop' }, null, ['A tour of the workshop', 'handed it over']],
    [{ kind: 'free_shipping' }, 'THANKS-1', ['free shipping', 'THANKS-1', 'It works once.']],
  ])('says how %o is used', async (benefit, code, sentences) => {
    const { html, text } = await renderRewardIssued({ ...mail, offer: offerOf(benefit), code });
    for (const sentence of sentences) expect(text).toContain(sentence);
    // The one thing to do, and the quiet line that leads to their dashboard.
    expect(html.match(/<a\s/g)).toHaveLength(2);
  });

  test('names the last day in the shop’s calendar', async () => {
    // The month ends in Paris an hour before it ends in Greenwich.
    const { text } = await renderRewardIssued({ ...mail, expiresAt: new Date('2026-12-31T23:00:00Z') });
    expect(text).toContain('Use it until December 31, 2026.');
  });

  test('carries the merchant’s own words with a gesture, and says when it is less than usual', async () => {
    const gesture = { ...mail, cause: 'gesture', note: 'Happy birthday <3', isReduced: true } as const;
    const { text, html } = await renderRewardIssued(gesture);
    expect(text).toContain('Luma Goods has a surprise for you');
    expect(text).toContain('Happy birthday <3');
    expect(html).toContain('Happy birthday &lt;3');
    expect(text).toContain('less than usual');
  });
});

test('leads to the advocate’s dashboard without signing in, and not once there is nothing to open', async () => {
  const { html, text } = await renderRewardIssued(mail);
  expect(html).toContain('href="https://luma.example/apps/ricochet/me/secret"');
  expect(text).toContain('See your friends and rewards https://luma.example/apps/ricochet/me/secret');
  const without = await renderRewardIssued({ ...mail, privateLink: null });
  expect(without.html + without.text).not.toContain('See your friends');
});
