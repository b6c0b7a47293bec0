import { createTransport } from 'nodemailer';
import { env } from '#app/env.server.ts';
import type { RenderedMail } from './rendered-mail.ts';

export interface OutgoingMail extends RenderedMail {
  to: string;
  /** Shown as the sender, before the address of MAIL_FROM. */
  shopName: string;
  /** Where answers go; to MAIL_FROM without one. */
  replyTo?: string | null;
  /** Ours, so that a mail that is sent again after a lost answer is known for the same one. Such as `ms_01JD…`. */
  messageId: string;
  headers?: Record<string, string>;
  attachment?: { name: string; content: string };
}

/** `ok`: the mail server took it. `recipient_refused`: it said for good that it will not; sending again is no use. */
export type SendOutcome = { ok: true; response: string } | { refused: 'recipient_refused'; response: string };

const transport = createTransport({
  url: env.SMTP_URL,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
});

/** `Ricochet <referrals@shop.example>` and `referrals@shop.example` alike. */
const senderAddress = /<([^<>]+)>\s*$/.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM.trim();

/** Hands one mail to the mail server. Throws when it cannot be reached or asks to wait: the queue tries again. */
export async function sendMail(mail: OutgoingMail): Promise<SendOutcome> {
  const { to, subject, html, text, headers, attachment } = mail;
  const messageId = `<${mail.messageId}@${senderAddress.split('@')[1] ?? 'localhost'}>`;
  try {
    const sent = await transport.sendMail({
      from: { name: mail.shopName, address: senderAddress },
      // As an address of its own: a text would be read as a list.
      to: { name: '', address: to },
      ...(typeof mail.replyTo === 'string' ? { replyTo: { name: '', address: mail.replyTo } } : {}),
      subject,
      html,
      text,
      messageId,
      attachments: attachment === undefined ? [] : [{ filename: attachment.name, content: attachment.content }],
      headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    });
    return { ok: true, response: sent.response };
  } catch (error) {
    const response = permanentRefusal(error);
    if (response !== null) return { refused: 'recipient_refused', response };
    throw new Error('The mail server did not take the mail.', { cause: error });
  }
}

/**
 * The server's words when it refused this very recipient for good (5xx to RCPT TO), else null. A refused sender or body
 * is ours to mend: the queue keeps the mail until it is.
 */
function permanentRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !('command' in error) || error.command !== 'RCPT TO') return null;
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  return code >= 500 ? error.message : null;
}
