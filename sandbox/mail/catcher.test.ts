import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import { startMailCatcher, type MailCatcher } from './catcher.ts';

let sandbox: TestSandbox;
let catcher: MailCatcher;

beforeEach(async () => {
  sandbox = createTestSandbox();
  catcher = await startMailCatcher(sandbox, 0);
});
afterEach(() => catcher.close());

it('catches a mail sent over SMTP with its parts, headers and real recipients', async () => {
  const transport = createTransport(catcher.url);
  await transport.sendMail({
    from: 'Luma Goods <hello@luma.example>',
    to: 'Ada <ada@example.com>',
    bcc: 'audit@luma.example',
    subject: 'Your reward is here – 10 €',
    text: 'Thank you, Ada.',
    html: '<p>Thank you, <b>Ada</b>.</p>',
    headers: { 'List-Unsubscribe': '<https://luma.example/u/1>' },
  });
  transport.close();
  expect(sandbox.world.mails).toHaveLength(1);
  const mail = sandbox.world.mails[0]!;
  expect(mail).toMatchObject({
    from: 'hello@luma.example',
    to: ['ada@example.com', 'audit@luma.example'],
    subject: 'Your reward is here – 10 €',
    receivedAt: sandbox.now().toISOString(),
  });
  expect(mail.text?.trim()).toBe('Thank you, Ada.');
  expect(mail.html?.trim()).toBe('<p>Thank you, <b>Ada</b>.</p>');
  expect(mail.headers['list-unsubscribe']).toBe('<https://luma.example/u/1>');
  expect(mail.raw).toContain('Message-ID:');
  expect(sandbox.changes).toBeGreaterThan(0);
});

it('keeps the newest five hundred', async () => {
  sandbox.world.mails = Array.from({ length: 500 }, (_, index) => ({
    id: String(index),
    receivedAt: '',
    from: '',
    to: [],
    subject: `old ${index}`,
    messageId: '',
    headers: {},
    html: null,
    text: null,
    raw: '',
  }));
  const transport = createTransport(catcher.url);
  await transport.sendMail({ from: 'a@example.com', to: 'b@example.com', subject: 'new', text: 'x' });
  transport.close();
  expect(sandbox.world.mails).toHaveLength(500);
  expect(sandbox.world.mails[0]?.subject).toBe('old 1');
  expect(sandbox.world.mails.at(-1)?.subject).toBe('new');
});
