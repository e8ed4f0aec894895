import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { createTestDatabase, startFeature, type TestDatabase, type TestFeature } from '#testing';
import type { AuditDocument } from '../document/audit-document.js';
import { AuditProofModule } from '../proof.module.js';
import { ChangeRetention } from '../retention/change-retention.js';
import { RunRetention } from '../retention/removal/run-retention.js';
import { RetentionModule } from '../retention/retention.module.js';
import { ShowRetention } from '../retention/show-retention.js';
import { LogSigner } from '../signing/log-signer.js';
import { AnchorLog } from '../statements/anchor-log.js';
import { rowsOf, writeCheckpoints } from './stored-log.js';
import { writeLog } from './write-log.js';

export const DAY_MS = 86_400_000;
export const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

/** Old logs, with policies. Each test has its own tenant. */
export class RetentionScene {
  tenant = newId();

  private constructor(
    readonly database: TestDatabase,
    readonly feature: TestFeature,
  ) {}

  static async open(): Promise<RetentionScene> {
    return RetentionScene.on(await createTestDatabase());
  }

  private static async on(
    database: TestDatabase,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<RetentionScene> {
    const options = { database, environment };
    return new RetentionScene(database, await startFeature([RetentionModule, AuditProofModule], options));
  }

  /** Runs `work` in another process, which has these keys, for this scene's tenant. */
  async withKeys(keys: string, work: (scene: RetentionScene) => Promise<unknown>): Promise<void> {
    const other = await RetentionScene.on(this.database, { ENCRYPTION_KEYS: keys });
    other.tenant = this.tenant;
    try {
      await work(other);
    } finally {
      await other.feature.close();
    }
  }

  async close(): Promise<void> {
    await this.feature.close();
    await this.database.drop();
  }

  begin(): void {
    this.tenant = newId();
  }

  of<T>(type: new (...args: never[]) => T): T {
    return this.feature.app.get(type);
  }

  sign(documents: readonly AuditDocument[]): Promise<void> {
    return writeCheckpoints(this.database.url, this.of(LogSigner), documents);
  }

  /** Signs a log that was written directly. */
  async anchor(whose = this.tenant): Promise<void> {
    await this.of(AnchorLog).execute(whose);
  }

  /** Records a day apart, up to today, with a checkpoint at every fifth. */
  async daily(days: number): Promise<void> {
    const documents = await writeLog(this.database.url, {
      tenant: this.tenant,
      count: days,
      from: daysAgo(days - 1),
      stepMs: DAY_MS,
    });
    await this.sign(documents.filter(({ sequence }) => sequence % 5 === 0));
    await this.anchor();
  }

  run(...tenants: readonly string[]): Promise<void> {
    return this.of(RunRetention).execute(tenants.length === 0 ? [this.tenant] : tenants);
  }

  keepFor(days: number | null, whose = this.tenant) {
    return this.of(ChangeRetention).execute(whose, days);
  }

  show() {
    return this.of(ShowRetention).execute(this.tenant);
  }

  rows(whose = this.tenant): Promise<readonly number[]> {
    return rowsOf(this.database.url, whose);
  }

  /** Runs a statement as the application does. */
  ask(text: string) {
    return this.of(UnitOfWork).query(this.tenant, text);
  }
}
