import { expect, test } from 'vitest';
import { parseJoinForm } from './parse-join-form.ts';

const posted = (body: string, type = 'application/x-www-form-urlencoded;charset=UTF-8') =>
  parseJoinForm(new Request('https://app.example/join', { method: 'POST', body, headers: { 'Content-Type': type } }));
const typed = (email: string) => posted(new URLSearchParams({ email }).toString());

test.each(['ada@example.com', "o'brien+shop@mail.example.co.uk", 'a&b@x.io', 'ADA@Example.com'])(
  '%s is an address',
  async (email) => expect(await typed(` ${email} `)).toBe(email),
);

test.each([
  ['nothing', ''],
  ['no @', 'ada.example.com'],
  ['two', 'ada@example.com, eve@example.com'],
  ['a name before it', 'Ada <ada@example.com>'],
  ['no domain of the internet', 'ada@localhost'],
  ['a line break', 'ada@example.com\r\nBcc: eve@example.com'],
  ['Liquid', '{{ shop.email }}@example.com'],
  ['more than an address can be', `${'a'.repeat(250)}@example.com`],
])('%s is none', async (_name, email) => {
  expect(await typed(email)).toBeNull();
});

test.each([
  ['a file', () => posted('email=ada@example.com', 'text/plain')],
  ['JSON', () => posted('{"email":"ada@example.com"}', 'application/json')],
  ['another form', () => posted('mail=ada@example.com')],
  ['more than a form of ours', () => posted(`email=ada@example.com&x=${'x'.repeat(5000)}`)],
])('%s is no form', async (_name, read) => {
  expect(await read()).toBeNull();
});
