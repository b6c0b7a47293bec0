import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { portError } from '../tunnel/listen.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Mail } from '../world/types.ts';

/** Mails that are kept; the oldest goes first. */
const keep = 500;

export interface MailCatcher {
  /** Such as `smtp://localhost:4411`. */
  url: string;
  close(): Promise<void>;
}

type MailSandbox = Pick<Sandbox, 'world' | 'now' | 'newId' | 'changed'>;

/** A mail server that accepts everything from this machine and passes nothing on. Port 0 picks a free one. */
export async function startMailCatcher(sandbox: MailSandbox, port: number): Promise<MailCatcher> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', done);
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map((each) => each.address);
        receive(sandbox, Buffer.concat(chunks), recipients).then(() => done(), done);
      });
    },
  });
  // A client that hangs up in the middle is the client's affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', (error: Error) => reject(portError('the mail catcher', port, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://localhost:${taken}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(sandbox: MailSandbox, raw: Buffer, recipients: string[]): Promise<void> {
  const parsed = await PostalMime.parse(raw);
  const mail: Mail = {
    id: sandbox.newId(),
    receivedAt: sandbox.now().toISOString(),
    from: parsed.from?.address ?? '',
    to: recipients,
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    headers: Object.fromEntries(parsed.headers.map((header) => [header.key, header.value])),
    html: parsed.html ?? null,
    text: parsed.text ?? null,
    raw: raw.toString('utf8'),
  };
  sandbox.world.mails.push(mail);
  if (sandbox.world.mails.length > keep) sandbox.world.mails.splice(0, sandbox.world.mails.length - keep);
  sandbox.changed();
}
