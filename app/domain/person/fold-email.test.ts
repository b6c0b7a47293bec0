import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailDomain, foldEmail, foldMailbox } from './fold-email.ts';
import { isDisposableEmail } from './is-disposable-email.ts';

test.each([
  ['capitals and blanks', ' Ada@Example.com ', 'ada@example.com'],
  ['wide letters', 'ａｄａ@example.com', 'ada@example.com'],
  ['dots and a plus at Gmail', 'a.d.a+shop@gmail.com', 'ada@gmail.com'],
  ['Gmail’s other domain', 'Ada@GoogleMail.com', 'ada@gmail.com'],
  ['a plus at Outlook', 'ada+shop@outlook.com', 'ada@outlook.com'],
  ['a plus at iCloud', 'ada+shop@icloud.com', 'ada@icloud.com'],
  ['a hyphen at Yahoo', 'ada-shop@yahoo.com', 'ada@yahoo.com'],
  ['a plus and another domain at Proton', 'ada+shop@pm.me', 'ada@proton.me'],
  ['another domain of Yandex', 'ada@ya.ru', 'ada@yandex.ru'],
])('%s make no difference', (_name, typed, folded) => {
  expect(foldEmail(typed)).toBe(folded);
});

test.each([
  ['dots at a provider that reads them', 'a.da@example.com', 'ada@example.com'],
  ['a plus at a provider that may read it', 'ada+shop@example.com', 'ada@example.com'],
  ['two people', 'ada@gmail.com', 'ben@gmail.com'],
])('%s make two mailboxes', (_name, one, other) => {
  expect(foldEmail(one)).not.toBe(foldEmail(other));
});

test.each([
  ['ada+shop@example.com', 'ada@example.com'],
  ['Ada+a+b@Example.com', 'ada@example.com'],
  ['+ada@example.com', '+ada@example.com'],
  ['a.d.a+1@gmail.com', 'ada@gmail.com'],
])('what is sent to %s is counted for %s', (typed, folded) => {
  expect(foldMailbox(typed)).toBe(folded);
});

test.each([[null], [''], ['  ']])('no address has no form and no domain: %j', (typed) => {
  expect(foldEmail(typed)).toBeNull();
  expect(emailDomain(typed)).toBeNull();
  expect(isDisposableEmail(typed)).toBeNull();
});

test('what is no address is compared as it stands', () => {
  expect(foldEmail('Not an address')).toBe('not an address');
  expect(emailDomain('Not an address')).toBeNull();
  expect(emailDomain('ada@')).toBeNull();
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const folded = foldEmail(address);
      expect(foldEmail(folded)).toBe(folded);
    }),
  );
});

test.each([
  ['ada@mailinator.com', true],
  ['ada@eu.mailinator.com', true],
  ['ada@gmail.com', false],
  ['ada@mailinator.com.example.org', false],
])('%s is disposable: %s', (address, isDisposable) => {
  expect(isDisposableEmail(address)).toBe(isDisposable);
});
