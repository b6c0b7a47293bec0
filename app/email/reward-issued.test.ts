import { describe, expect, test } from 'vitest';
import { renderRewardIssued, type RewardIssued } from './reward-issued.tsx';

const mail: RewardIssued = {
  locale: 'en',
  shop: { name: 'Luma Goods', storefrontUrl: 'https://luma.example' },
  advocateFirstName: 'Ada',
  benefit: { kind: 'percentage', percent: 10 },
  code: 'THANKS-7K2M9QX04TBD',
  minimumSubtotal: null,
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
      minimumSubtotal: { amountMinor: 5000n, currency: 'EUR' },
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
    expect([...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map((match) => match[1])).toEqual([address]);
    expect(text).toContain(address);
    expect(text).toMatch(/^THANKS-7K2M9QX04TBD$/m);
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
});
