import { simpleParser, type AddressObject } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Clock } from '../clock.js';
import type { OpaqueValues } from '../issued/opaque-values.js';
import type { Mailbox } from './mailbox.js';

const LARGEST_MAIL_BYTES = 1024 * 1024;

export interface SmtpSettings {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly mailbox: Mailbox;
  readonly clock: Clock;
  readonly values: OpaqueValues;
}

/** A mail server that accepts every mail, with or without authentication, and delivers it to the mailbox. */
export async function startSmtp(settings: SmtpSettings): Promise<{ url: string; close(): Promise<void> }> {
  const { mailbox, clock, values } = settings;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST_MAIL_BYTES,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        (mail) => {
          const text = mail.text ?? '';
          const subject = mail.subject ?? '';
          mailbox.add({
            id: values.next('mail'),
            receivedAt: clock.now(),
            from: addressesOf(mail.from)[0] ?? '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            subject,
            text,
            html: mail.html === false ? undefined : mail.html,
            code: /(?<!\d)\d{6}(?!\d)/.exec(`${subject}\n${text}`)?.[0],
            links: text.match(/https?:\/\/[^\s<>"')]+/g) ?? [],
          });
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error('The mail cannot be read')),
      );
    },
  });
  // A client that hangs up in the middle of a mail must not end the process.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(settings.port, settings.host, () => resolve());
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : settings.port;
  return {
    url: `smtp://${settings.host}:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function addressesOf(field: AddressObject | undefined): readonly string[] {
  return field?.value.flatMap(({ address }) => address ?? []) ?? [];
}
