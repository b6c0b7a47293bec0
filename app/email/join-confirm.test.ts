import { expect, test } from 'vitest';
import { renderJoinConfirm } from './join-confirm.tsx';

const mail = {
  locale: 'en' as const,
  shopName: 'Luma Goods',
  link: 'https://luma.example/apps/ricochet/join/jr_01.sign?locale=en',
  hours: 48,
};

test('it says who asked, what to do, and that doing nothing is fine, in both parts', async () => {
  const { subject, html, text } = await renderJoinConfirm(mail);
  expect(subject).toBe('Your invite link from Luma Goods');
  for (const part of [html, text]) {
    expect(part).toContain('Somebody asked Luma Goods');
    expect(part).toContain('48 hours');
    expect(part).toContain('nothing happens');
    expect(part).toContain('jr_01.sign?locale=en');
  }
  expect(html.match(/<a /g)).toHaveLength(1);
});

test('it speaks French', async () => {
  const { subject, html } = await renderJoinConfirm({ ...mail, locale: 'fr' });
  expect(subject).toContain('Votre lien d’invitation');
  expect(html).toContain('lang="fr"');
});

test('what a shop is called is shown, not run', async () => {
  const { html } = await renderJoinConfirm({ ...mail, shopName: '<script>alert(1)</script> & “Söhne” 🦊' });
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
});
