import { expect, test } from 'vitest';
import { pagePlace } from '../../tests/support/page-words.ts';
import { shareLinksSchema } from './contract.ts';
import { shareLinks } from './share-links.ts';
import { parseChannel, shareChannels } from '#app/domain/invite/channel.ts';

const shared = { code: 'ADA-K7Q', friendText: '10% off', productTitle: 'Kettle & “Cup” {{ x }}' };
const links = shareLinks(pagePlace('en'), shared);
const parameters = (address: string) => Object.fromEntries(new URL(address).searchParams);
const invite = (channel: string) => `https://luma.example/apps/ricochet/i/ADA-K7Q?via=${channel}`;

test('each way to share writes what its receiver reads, with the product and the link that carries the channel', () => {
  const opening = 'I saw this at Luma Goods and thought of you: Kettle & “Cup” {{ x }}.';
  expect(parameters(links.whatsapp)).toEqual({
    text: `${opening} You get 10% off with my link: ${invite('whatsapp')}`,
  });
  expect(parameters(links.email)).toEqual({
    subject: 'Something for you at Luma Goods',
    body: `${opening} You get 10% off with my link: ${invite('email')}`,
  });
  expect(parameters(links.telegram)).toEqual({
    url: invite('telegram'),
    text: `${opening} You get 10% off with this link.`,
  });
  const short = 'Look what I found at Luma Goods: Kettle & “Cup” {{ x }}.';
  expect(parameters(links.sms)).toEqual({ body: `${short} You get 10% off with my link: ${invite('sms')}` });
  expect(parameters(links.x)).toEqual({ text: `${short} You get 10% off with this link.`, url: invite('x') });
  expect(parameters(links.facebook)).toEqual({ u: invite('facebook') });
  expect(parameters(links.messenger)).toEqual({ link: invite('messenger') });
  expect(links.qr).toBe('/apps/ricochet/qr/ADA-K7Q.svg');
  expect(shareLinksSchema.safeParse(links).success).toBe(true);
});

test('nothing is promised where friends get nothing, and no product is named where none is shown', () => {
  const plain = shareLinks(pagePlace('fr'), { ...shared, friendText: null, productTitle: null });
  expect(parameters(plain.x)['text']).toBe('Regarde ce qu’il y a chez Luma Goods.');
  expect(parameters(plain.whatsapp)['text']).toBe(
    `J’aime acheter chez Luma Goods et j’ai pensé à toi. Voici mon lien\u00a0: ${invite('whatsapp')}`,
  );
});

test('no address holds a plus for a blank: mail programs and messengers show it as it is', () => {
  for (const address of Object.values(links).filter((link) => link !== links.text)) expect(address).not.toContain('+');
});

test('every channel that can be pressed is known when the friend arrives', () => {
  for (const channel of shareChannels) expect(parseChannel(channel)).toBe(channel);
});
