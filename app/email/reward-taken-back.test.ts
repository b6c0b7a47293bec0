import { expect, test } from 'vitest';
import { reversalCauses } from '#app/domain/reward/reward.ts';
import { renderRewardTakenBack, type RewardTakenBack } from './reward-taken-back.tsx';

const euros = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const mail: RewardTakenBack = {
  locale: 'en',
  shop: { name: 'Luma Goods', storefrontUrl: 'https://luma.example', timeZone: 'Europe/Paris' },
  advocateFirstName: 'Ada',
  privateLink: 'https://luma.example/apps/ricochet/me/secret',
  cause: 'order_refunded',
  benefit: { kind: 'store_credit', amount: euros(1000n) },
  taken: euros(400n),
  owed: euros(100n),
};

test('it says why, what is gone and what is set off later', async () => {
  const { subject, text } = await renderRewardTakenBack(mail);
  expect(subject).toBe('About your thank-you from Luma Goods');
  expect(text).toContain('The order that you were thanked for was paid back, in part or in full.');
  expect(text).toContain('So €4.00 of your reward was taken back.');
  expect(text).toContain('€1.00 of it was used already and will be taken off what you get next.');
  expect(text).toContain('You do not have to do or pay anything.');
});

test('it says it in French', async () => {
  const { html, text } = await renderRewardTakenBack({ ...mail, locale: 'fr', taken: 'whole', owed: null });
  expect(html).toContain('lang="fr"');
  expect(text).toContain('10,00\u00a0€ de crédit en boutique');
  expect(html + text).not.toMatch(/taken back|used already|thank/);
});

test.each(reversalCauses)('there is a sentence for %s in both languages', async (cause) => {
  for (const locale of ['en', 'fr'] as const)
    expect((await renderRewardTakenBack({ ...mail, locale, cause })).text).not.toContain(`rewardTakenBack.`);
});
