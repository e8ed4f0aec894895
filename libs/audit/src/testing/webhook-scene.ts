import { newId } from '#kernel';
import {
  createTestDatabase,
  runDueJobs,
  startFeature,
  WebhookReceiver,
  type TestDatabase,
  type TestFeature,
} from '#testing';
import type { AuditDocument } from '../document/audit-document.js';
import { writeLog } from './write-log.js';
import { SendRecords } from '../webhook/delivery/send-records.js';
import { SetWebhook } from '../webhook/set-webhook.js';
import { WebhookWorkerModule } from '../webhook/webhook-worker.module.js';

/** The shared secret. */
export const SECRET = `whsec_${Buffer.from('canary-of-the-shared-secret-0123').toString('base64')}`;

/** Workers that send on demand; each test has its own tenant and receiver. */
export class WebhookScene {
  tenant = '';
  url = '';
  receiver = new WebhookReceiver(SECRET);

  private constructor(
    readonly database: TestDatabase,
    private readonly workers: readonly TestFeature[],
  ) {}

  static async open(workers: number): Promise<WebhookScene> {
    const database = await createTestDatabase();
    const key = Buffer.alloc(32, 1).toString('base64');
    const options = { database, environment: { ENCRYPTION_KEYS: `k1:${key}` } };
    const starting = Array.from({ length: workers }, () => startFeature([WebhookWorkerModule], options));
    return new WebhookScene(database, await Promise.all(starting));
  }

  async close(): Promise<void> {
    for (const worker of this.workers) await worker.close();
    await this.database.drop();
  }

  /** A new tenant and a new receiver. */
  async begin(): Promise<void> {
    this.tenant = newId();
    this.receiver = new WebhookReceiver(SECRET);
    this.url = await this.receiver.open();
  }

  of<T>(type: new (...args: never[]) => T, worker = 0): T {
    return this.worker(worker).app.get(type);
  }

  private worker(number: number): TestFeature {
    const found = this.workers[number];
    if (found === undefined) throw new RangeError('There is no such worker');
    return found;
  }

  /** Sets the tenant's webhook, starting at the end of its log. */
  async set(tenant = this.tenant): Promise<void> {
    await this.of(SetWebhook).execute(tenant, { url: this.url, secret: SECRET });
  }

  /** Records events. */
  record(count: number, tenant = this.tenant, from = new Date()): Promise<readonly AuditDocument[]> {
    return writeLog(this.database.url, { tenant, count, from });
  }

  send(worker = 0): Promise<void> {
    return runDueJobs(this.worker(worker).app, SendRecords);
  }

  /** Advances the clock of every worker. */
  later(seconds: number): void {
    for (const { clock } of this.workers) clock.advance(seconds);
  }
}
