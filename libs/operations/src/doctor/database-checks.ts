import { Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork } from '#database';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** Seconds by which the clocks of this machine and of the database may differ without a warning. */
const SKEW_SECONDS = 2;

/** Share of the server's connections in use above which the doctor warns. */
const FULL = 0.8;

interface Facts {
  readonly version: string;
  readonly number: number;
  readonly isReadOnly: boolean;
  readonly used: number;
  readonly most: number;
}

/** The doctor's checks of the database server. */
@Injectable()
export class DatabaseChecks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly time: DatabaseTime,
  ) {}

  checks(): readonly Check[] {
    return [
      { name: 'database', look: () => this.database() },
      { name: 'database-clock', look: () => this.clock() },
      { name: 'database-connections', look: () => this.connections() },
    ];
  }

  private async database(): Promise<Omit<Finding, 'check'>> {
    const { version, number, isReadOnly } = await this.ask();
    if (number < 150_000)
      return failed(`PostgreSQL ${version} is too old.`, 'openeiam needs PostgreSQL 15 or newer.');
    if (isReadOnly)
      return failed(
        `PostgreSQL ${version} answers but accepts no writes.`,
        'After a failover, set DATABASE_URL to the new primary.',
      );
    return ok(`PostgreSQL ${version} answers and accepts writes.`);
  }

  private async clock(): Promise<Omit<Finding, 'check'>> {
    const skew = Math.abs(await this.time.skewSeconds());
    const text = `The clocks of this machine and the database differ by ${skew.toFixed(1)} seconds.`;
    if (skew <= SKEW_SECONDS) return ok(text);
    return warning(text, 'Synchronise both clocks with NTP.');
  }

  private async connections(): Promise<Omit<Finding, 'check'>> {
    const { used, most } = await this.ask();
    const text = `${String(used)} of ${String(most)} connections of the server are in use.`;
    if (used <= FULL * most) return ok(text);
    return warning(text, 'Raise max_connections of PostgreSQL or lower DATABASE_POOL.');
  }

  private async ask(): Promise<Facts> {
    const [facts] = await this.unitOfWork.query<Facts & Readonly<Record<string, unknown>>>(
      null,
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
         current_setting('transaction_read_only') = 'on' or pg_is_in_recovery() as "isReadOnly",
         (select count(*)::int from pg_stat_activity) as used,
         current_setting('max_connections')::int as most`,
    );
    if (facts === undefined) throw new Error('The database gave no answer');
    return facts;
  }
}
