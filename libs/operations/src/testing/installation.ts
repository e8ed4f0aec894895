import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { AuditModule, SetWebhook } from '#audit';
import { UnitOfWork } from '#database';
import { CreateConnection, DingTalkModule } from '#dingtalk';
import { MailModule, MailQueue } from '#mail';
import { encryptedColumns, KEY_RING, type KeyRing } from '#runtime';
import { CreateTenant, tenancyEntities, TenancyModule } from '#tenancy';
import {
  createTestDatabase,
  startFeature,
  WebhookReceiver,
  type TestDatabase,
  type TestFeature,
} from '#testing';
import { OperationsModule } from '../operations.module.js';

type App = TestFeature['app'];

const MODULES = [TenancyModule, DingTalkModule, AuditModule, MailModule, OperationsModule];

/** The shared secret of a webhook. */
const SECRET = `whsec_${Buffer.from('canary-of-the-shared-secret-0123').toString('base64')}`;

/** An entry of a key ring. */
export function newKey(id: string): string {
  return `${id}:${randomBytes(32).toString('base64')}`;
}

/** Processes of one installation, each with a key ring of its own. */
export class Installation {
  readonly #processes = new Map<string, TestFeature>();

  private constructor(
    readonly database: TestDatabase,
    /** The receiver of every tenant's log. */
    readonly receiver: WebhookReceiver,
    private readonly receiverUrl: string,
    private readonly owner: Client,
  ) {}

  static async make(): Promise<Installation> {
    const database = await createTestDatabase();
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    const receiver = new WebhookReceiver(SECRET);
    return new Installation(database, receiver, await receiver.open(), owner);
  }

  async close(): Promise<void> {
    for (const { app } of this.#processes.values()) await app.close();
    await this.owner.end();
    await this.receiver.close();
    await this.database.drop();
  }

  /** The process with this key ring. */
  async with(ring: string): Promise<App> {
    const { database } = this;
    const environment = {
      ENCRYPTION_KEYS: ring,
      SMTP_URL: 'smtp://127.0.0.1:9',
      DATABASE_OWNER_URL: database.url,
    };
    const started =
      this.#processes.get(ring) ??
      (await startFeature(MODULES, { database, entities: tenancyEntities, environment, command: true }));
    this.#processes.set(ring, started);
    return started.app;
  }

  /** Runs SQL with the rights of the database's owner. */
  async rows(text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    return (await this.owner.query<Record<string, unknown>>(text, [...values])).rows;
  }

  /** A tenant with a DingTalk app and a webhook. */
  async tenant(app: App, slug: string): Promise<{ readonly id: string; readonly connection: string }> {
    const { id } = await app.get(CreateTenant).execute({ slug, name: slug });
    const given = { corpId: 'ding1', clientId: `app-${slug}`, clientSecret: `secret-of-${slug}` };
    const connection = await app.get(CreateConnection).execute(id, { ...given, displayName: slug });
    await app.get(SetWebhook).execute(id, { url: this.receiverUrl, secret: SECRET });
    return { id, connection: connection.id };
  }

  /** Adds mails that wait to be sent. */
  async mails(app: App, tenantId: string, count: number): Promise<void> {
    await app.get(UnitOfWork).run(tenantId, async (transaction) => {
      for (let number = 0; number < count; number += 1)
        await app.get(MailQueue).enqueue(transaction, {
          to: 'a@acme.test',
          subject: 'Canary',
          text: `Mail ${String(number)}`,
          kind: 'spec',
        });
    });
  }
}

/** A stored value as decrypted by a process. */
export function opened(app: App, table: string, row: string, ciphertext: unknown): string {
  const column = encryptedColumns().find((declared) => declared.table === table);
  if (column === undefined) throw new Error(`${table} has no encrypted column`);
  return app.get<KeyRing>(KEY_RING).decrypt(String(ciphertext), column.of(row));
}
