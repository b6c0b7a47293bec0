import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { sendMail as SendMail } from './send.server.ts';

/** What the server says to a recipient of this name; everybody else is welcome. */
const answers: Record<string, { code: number; text: string }> = {
  gone: { code: 550, text: '5.1.1 No such mailbox' },
  full: { code: 452, text: '4.2.2 Mailbox full, come back later' },
};
const received: { recipients: string[]; mail: Email }[] = [];
let server: SMTPServer;
let sendMail: typeof SendMail;

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const answer = answers[address.split('@')[0] ?? ''];
      done(answer === undefined ? null : Object.assign(new Error(answer.text), { responseCode: answer.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => (received.push({ recipients, mail }), done()), done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['SMTP_URL'] = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  // Only now: the module reads the environment when it is loaded.
  ({ sendMail } = await import('./send.server.ts'));
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
beforeEach(() => void received.splice(0));

const mail = {
  to: 'ada@example.com',
  shopName: 'Luma Goods',
  subject: 'Merci, Adèle\u00a0!',
  html: '<p>Merci 🦊</p>',
  text: 'Merci 🦊',
  messageId: 'ms_01JD',
};

test('a mail arrives with both parts, from the shop, under our id', async () => {
  await expect(sendMail({ ...mail, headers: { 'X-Reward': 'rw_01JD' } })).resolves.toMatchObject({ ok: true });
  expect(received).toMatchObject([
    {
      recipients: ['ada@example.com'],
      mail: {
        from: { name: 'Luma Goods', address: 'referrals@ricochet.test' },
        to: [{ address: 'ada@example.com' }],
        subject: 'Merci, Adèle\u00a0!',
        messageId: '<ms_01JD@ricochet.test>',
        html: '<p>Merci 🦊</p>\n',
        text: 'Merci 🦊\n',
      },
    },
  ]);
  const headers = received[0]?.mail.headers.map(({ key, value }) => `${key}: ${value}`);
  expect(headers).toEqual(expect.arrayContaining(['auto-submitted: auto-generated', 'x-reward: rw_01JD']));
});

test('a name with line breaks and commas adds neither headers nor recipients', async () => {
  await sendMail({ ...mail, shopName: 'Tom, "Jerry"\r\nBcc: all@example.com' });
  expect(received[0]?.recipients).toEqual(['ada@example.com']);
  expect(received[0]?.mail.from?.address).toBe('referrals@ricochet.test');
  expect(received[0]?.mail.bcc).toBeUndefined();
});

test('answers go where the shop says, to that one address', async () => {
  await sendMail({ ...mail, replyTo: 'care@luma.example' });
  expect(received[0]?.mail.replyTo).toMatchObject([{ address: 'care@luma.example' }]);
  received.splice(0);
  await sendMail({ ...mail, replyTo: null });
  expect(received[0]?.mail.replyTo).toBeUndefined();
});

test('one address stays one address', async () => {
  const outcome = await sendMail({ ...mail, to: 'ada@example.com, mallory@example.com' }).catch(() => 'refused');
  expect(received.flatMap(({ recipients }) => recipients)).not.toContain('mallory@example.com');
  expect(outcome).not.toMatchObject({ ok: true });
});

test('a recipient refused for good is an answer', async () => {
  await expect(sendMail({ ...mail, to: 'gone@example.com' })).resolves.toMatchObject({
    refused: 'recipient_refused',
    response: expect.stringContaining('550'),
  });
  expect(received).toEqual([]);
});

test('a server that asks to wait is a fault, so that the queue tries again', async () => {
  await expect(sendMail({ ...mail, to: 'full@example.com' })).rejects.toThrow('The mail server did not take the mail.');
});
