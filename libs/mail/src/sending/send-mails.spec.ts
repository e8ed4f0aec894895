import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DatabaseModule, UnitOfWork, type Transaction } from '#database';
import { MessagingModule } from '#messaging';
import { readSettings, RuntimeModule } from '#runtime';
import { CreateTenant, TenancyModule, tenancyEntities } from '#tenancy';
import { createTestDatabase, runDueJobs, TestClock, type TestDatabase } from '#testing';
import { MailModule } from '../mail.module.js';
import { MailQueue, type OutgoingMail } from '../mail-queue.js';
import { PurgeMails } from '../tasks/purge-mails.js';
import { Mailbox } from '../test-mailbox.js';
import { SendMails } from './send-mails.js';
import { Smtp } from './smtp.js';

const clock = TestClock.standingAt('2026-11-02T08:00:00.000Z');

@Module({})
class SceneModule {
  static with(databaseUrl: string, smtpUrl: string | undefined): DynamicModule {
    const settings = readSettings({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
      SMTP_URL: smtpUrl ?? '',
      MAIL_FROM: 'Acme <no-reply@acme.test>',
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    });
    return {
      module: SceneModule,
      imports: [
        RuntimeModule.forRoot('test', settings, clock),
        DatabaseModule.forRoot([...tenancyEntities]),
        MessagingModule.forServer(),
        TenancyModule,
        MailModule,
      ],
      providers: [SendMails, Smtp, PurgeMails],
    };
  }
}

describe('sending mails', () => {
  const mailbox = new Mailbox();
  const workers: INestApplicationContext[] = [];
  let database: TestDatabase;
  let smtpUrl: string;
  let tenantId: string;

  async function start(url: string | undefined): Promise<INestApplicationContext> {
    // Never initialised, so it hears no notices: mails are sent only by the calls below.
    const worker = await Test.createTestingModule({
      imports: [SceneModule.with(database.processUrl, url)],
    }).compile();
    workers.push(worker);
    return worker;
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    smtpUrl = await mailbox.open();
    const worker = await start(smtpUrl);
    ({ id: tenantId } = await worker.get(CreateTenant).execute({ slug: 'acme', name: 'Acme' }));
    await start(smtpUrl);
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await mailbox.close();
    await database.drop();
  });
  beforeEach(() => {
    mailbox.mails.length = 0;
    mailbox.refusal = undefined;
  });

  const mail: OutgoingMail = {
    to: 'alice@acme.test',
    subject: 'Hello',
    text: 'The text\n',
    kind: 'test.mail',
  };

  async function enqueue(change: Partial<OutgoingMail> = {}): Promise<void> {
    await within((transaction) => outgoing().enqueue(transaction, { ...mail, ...change }));
  }
  const first = () => workers[0] ?? fail();
  const outgoing = () => first().get(MailQueue);
  const send = () => runDueJobs(first(), SendMails);
  const within = <T>(work: (transaction: Transaction) => Promise<T>) =>
    first().get(UnitOfWork).run(tenantId, work);
  const rows = () =>
    within((transaction) =>
      transaction.query<{
        readonly content: string;
        readonly attempts: number;
        readonly next_attempt_at: Date | null;
        readonly error: string | null;
      }>('select content, attempts, next_attempt_at, error from mail.outgoing'),
    );

  function fail(): never {
    throw new Error('No worker has been started');
  }

  it('sends text and HTML to the one address, and keeps nothing once the mail is accepted', async () => {
    await enqueue({ html: '<p>The page</p>' });
    await send();
    const [sent] = mailbox.mails;
    expect(sent).toMatchObject({ subject: 'Hello', text: 'The text\n' });
    expect(sent?.html).toContain('<p>The page</p>');
    expect(sent?.from?.text).toBe('"Acme" <no-reply@acme.test>');
    expect(sent?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await rows()).toEqual([]);
  });

  it('sends nothing for a transaction that fails', async () => {
    await expect(
      within(async (transaction) => {
        await outgoing().enqueue(transaction, mail);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await send();
    expect(mailbox.mails).toEqual([]);
  });

  it('L2: stores recipient and texts only encrypted', async () => {
    await enqueue({ text: 'canary 123456' });
    const [row] = await rows();
    expect(JSON.stringify(row)).not.toMatch(/canary|123456|alice|acme\.test/);
    expect(row?.content).toMatch(/^k1\./);
    await send();
  });

  it('sends each mail once when several workers look at the same time', async () => {
    for (let index = 0; index < 25; index++) await enqueue({ subject: `Number ${String(index)}` });
    await Promise.all(workers.map((worker) => runDueJobs(worker, SendMails)));
    expect(new Set(mailbox.mails.map(({ subject }) => subject)).size).toBe(25);
    expect(mailbox.mails).toHaveLength(25);
  });

  it('tries again with increasing pauses, under the same Message-ID, and parks a mail that never succeeds', async () => {
    await enqueue();
    mailbox.refusal = new Error('450 mailbox of alice@acme.test is busy');
    await send();
    const [waiting] = await rows();
    expect(waiting).toMatchObject({ attempts: 1, next_attempt_at: new Date(clock.now().getTime() + 15_000) });
    expect(waiting?.error).not.toContain('alice');
    clock.advance(14);
    await send();
    expect(await rows()).toMatchObject([{ attempts: 1 }]);
    for (let attempt = 2; attempt <= 10; attempt++) {
      clock.advance(15 * 2 ** 9);
      await send();
    }
    expect(await rows()).toMatchObject([{ attempts: 10, next_attempt_at: null }]);
    mailbox.refusal = undefined;
    clock.advance(15 * 2 ** 10);
    await send();
    expect(mailbox.mails).toEqual([]);
    clock.advance(8 * 86_400);
    await first().get(PurgeMails).purge();
    expect(await rows()).toEqual([]);
  });

  it('goes on after a failure once the server is back', async () => {
    await enqueue();
    mailbox.refusal = new Error('450 busy');
    await send();
    mailbox.refusal = undefined;
    clock.advance(15);
    await send();
    expect(mailbox.mails).toHaveLength(1);
  });

  it('drops an expired mail', async () => {
    await enqueue({ lifetimeSeconds: 600 });
    clock.advance(600);
    await send();
    expect(mailbox.mails).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it.each([
    'a@acme.test\r\nBcc: b@acme.test',
    'a@acme.test, b@acme.test',
    '<a@acme.test>',
    'a b@acme.test',
    'nobody',
  ])('refuses %j as a recipient', async (to) => {
    await expect(enqueue({ to })).rejects.toMatchObject({ code: 'mail.invalid' });
  });

  it('does not let a subject add a header', async () => {
    await enqueue({ subject: 'Hello\r\nBcc: eve@evil.test\r\n\r\nbody' });
    await send();
    const [sent] = mailbox.mails;
    expect(sent?.headers.has('bcc')).toBe(false);
    expect(sent?.subject).toBe('Hello Bcc: eve@evil.test body');
  });

  it('accepts no mail without a mail server', async () => {
    const worker = await start(undefined);
    expect(worker.get(MailQueue).isConfigured()).toBe(false);
    await expect(
      worker.get(UnitOfWork).run(tenantId, (transaction) => worker.get(MailQueue).enqueue(transaction, mail)),
    ).rejects.toMatchObject({ kind: 'unavailable', code: 'mail.not_configured' });
    await runDueJobs(worker, SendMails);
  });
});
