import { Inject, Injectable } from '@nestjs/common';
import { loginFaults, schemaState, UnitOfWork, transportSecurityOf } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** Number of monthly partitions of the log that must exist, including the current month. */
const MONTHS = 2;

/** The doctor's checks of the schemas, and of the logins and connections used to reach them. */
@Injectable()
export class SchemaChecks {
  /** Runs a statement for code that does not use the unit of work. */
  private readonly database = {
    query: async (text: string) => ({
      rows: await this.unitOfWork.query<Readonly<Record<string, unknown>>>(null, text),
    }),
  };

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  checks(): readonly Check[] {
    return [
      { name: 'database-schema', look: () => this.schema() },
      { name: 'database-login', look: () => this.login() },
      { name: 'database-tls', look: () => Promise.resolve(this.tls()) },
      { name: 'log-partitions', look: () => this.partitions() },
    ];
  }

  private async schema(): Promise<Omit<Finding, 'check'>> {
    const { database, program, missing, unknown } = await schemaState(this.database);
    if (missing.length > 0)
      return failed(
        `The database lacks ${String(missing.length)} migrations, up to ${program}.`,
        'Run: migrate (with DATABASE_OWNER_URL)',
      );
    if (unknown.length > 0)
      return warning(
        `A newer version has migrated the database to ${database ?? ''}; this program ends at ${program}.`,
        'Upgrade this machine to that version, too.',
      );
    return ok(`The database is at ${program}, like this program.`);
  }

  private async login(): Promise<Omit<Finding, 'check'>> {
    const faults = await loginFaults(this.database);
    if (faults.length === 0) return ok('The login of DATABASE_URL has no more rights than it needs.');
    return (this.settings.NODE_ENV === 'production' ? failed : warning)(
      `The login of DATABASE_URL ${faults.join(' and ')}.`,
      'Use the login that docker/postgres/roles.sql creates for the processes; see docs/database.md.',
    );
  }

  private tls(): Omit<Finding, 'check'> {
    const { DATABASE_URL } = this.settings;
    const way = DATABASE_URL === undefined ? 'local' : transportSecurityOf(DATABASE_URL);
    if (way === 'local') return ok('The database is on this machine.');
    if (way === 'checked')
      return ok('The connection to the database is encrypted, and its certificate is checked.');
    const [text, remedy] =
      way === 'unchecked'
        ? ['is encrypted, but the certificate is not checked', 'sslmode=verify-full and sslrootcert=<file>']
        : ['is not encrypted', 'sslmode=verify-full'];
    return warning(
      `The connection to the database ${text}.`,
      `Add ${remedy} to DATABASE_URL; see docs/database.md.`,
    );
  }

  private async partitions(): Promise<Omit<Finding, 'check'>> {
    const [row] = await this.unitOfWork.query<{ months: number }>(
      null,
      `select count(*)::int as months from generate_series(0, 2) as ahead
       where to_regclass('audit.record_' || to_char(date_trunc('month', now() at time zone 'UTC')
         + make_interval(months => ahead), 'YYYY_MM')) is not null`,
    );
    const months = row?.months ?? 0;
    const text = `The log has room for ${String(months)} months, this one included.`;
    if (months >= MONTHS) return ok(text);
    return failed(
      text,
      'Start a worker, which makes room every hour, or find out from its log why it does not.',
    );
  }
}
