import { arch, cpus, platform, release, totalmem } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { readDatabaseNow, UnitOfWork } from '#database';
import { FailedMails } from '#mail';
import { FailedDeliveries, FailedJobs, MessagingStats } from '#messaging';
import { redactText, settingList, SETTINGS, type Settings } from '#runtime';
import { RunChecks } from '../doctor/run-checks.js';
import { ListEncryptionKeys } from '../encryption-keys/list-encryption-keys.js';
import { Journal } from '../journal/journal.js';

/** Maximum rows of each list. */
const MOST_LISTED = 100;

/** Something that looks like an email address. */
const ADDRESS = /[^\s<>"'\\]+@[^\s<>"'\\]+/g;

/**
 * Describes an installation for support, without secrets or personal data: secret settings appear only as set or not, tenants as ids, mails
 * by kind, and errors without addresses.
 */
@Injectable()
export class MakeSupportBundle {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly runChecks: RunChecks,
    private readonly keys: ListEncryptionKeys,
    private readonly deliveries: FailedDeliveries,
    private readonly mails: FailedMails,
    private readonly stats: MessagingStats,
    private readonly jobs: FailedJobs,
    private readonly journal: Journal,
  ) {}

  /**
   * Returns the text of a JSON document. A part that cannot be read is replaced by the reason.
   *
   * @param explain says why something failed, in one sentence
   */
  async execute(explain: (error: unknown) => string): Promise<string> {
    const parts: Readonly<Record<string, () => unknown>> = {
      madeAt: () =>
        this.unitOfWork.runAs('worker', (transaction) => readDatabaseNow(transaction, this.clock.now())),
      machine: () => ({
        node: process.version,
        platform: platform(),
        release: release(),
        arch: arch(),
        ...size(),
      }),
      settings: () => this.shownSettings(),
      findings: () => this.runChecks.execute(explain),
      database: () => this.database(),
      tables: () => this.tables(),
      encryptionKeys: () => this.keys.execute(),
      outbox: () => this.stats.outbox(),
      jobs: async () => (await this.jobs.list({})).slice(0, MOST_LISTED),
      tasks: () => this.stats.tasks(),
      deliveries: async () => (await this.deliveries.list({})).slice(0, MOST_LISTED),
      mails: async () => (await this.mails.list({})).slice(0, MOST_LISTED),
      journal: async () => (await this.journal.list()).slice(0, MOST_LISTED),
    };
    const entries = Object.entries(parts).map(async ([name, part]) => {
      try {
        return [name, await part()] as const;
      } catch (error) {
        return [name, { cannotBeHad: explain(error) }] as const;
      }
    });
    const bundle = JSON.stringify(Object.fromEntries(await Promise.all(entries)), null, 2);
    return `${redactText(bundle).replace(ADDRESS, '[address]')}\n`;
  }

  private shownSettings(): Readonly<Record<string, unknown>> {
    const values: Readonly<Record<string, unknown>> = this.settings;
    return Object.fromEntries(
      settingList().map(({ name, isSecret }) => {
        const value = values[name];
        return [name, isSecret ? (value === undefined ? 'unset' : 'set') : (value ?? 'unset')];
      }),
    );
  }

  private async database(): Promise<unknown> {
    const [row] = await this.unitOfWork.query(
      null,
      `select version(), pg_database_size(current_database())::float8 as bytes, current_user as role,
         current_setting('max_connections') as max_connections, current_setting('TimeZone') as time_zone,
         (select count(*)::int from tenancy.tenant) as tenants`,
    );
    return row;
  }

  private tables(): Promise<unknown> {
    return this.unitOfWork.query(
      null,
      `select schemaname || '.' || relname as name, n_live_tup::float8 as rows,
         pg_total_relation_size(relid)::float8 as bytes, last_autovacuum as "lastVacuum"
       from pg_stat_user_tables order by 3 desc limit ${String(MOST_LISTED)}`,
    );
  }
}

function size(): object {
  return { cpus: cpus().length, memoryBytes: totalmem(), processBytes: process.memoryUsage().rss };
}
