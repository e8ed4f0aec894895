import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { FindBinding } from '#binding';
import { DatabaseTime, UnitOfWork, type Transaction } from '#database';
import { LogonMenu, LogonMethods } from '#logon-menu';
import { ListConnections, Providers, type ConnectionCheck } from '#providers';
import { anyLogonBy } from '../infra/figure-statements.js';
import { newestUnusual } from '../infra/unusual-statements.js';
import { failingChecks, type FailingCheck } from './failing-checks.js';
import { readLogonFigures, type LogonFigures } from './logon-figures.js';
import { setUpChecklist, type SetUpStep } from './set-up-checklist.js';

/** An event that an administrator should look at. */
export interface UnusualEvent {
  readonly id: string;
  readonly occurredAt: Date;
  /** Its type in the log. */
  readonly type: string;
  readonly reason: string | null;
  readonly method: string | null;
  readonly accountId: string | null;
  readonly username: string | null;
  readonly correlationId: string;
}

/** The first page that an administrator sees. */
export interface Overview {
  readonly checklist: Readonly<Record<SetUpStep, boolean>>;
  /** Key of the provider that is set up. */
  readonly provider: string | undefined;
  /** First day of the figures, `YYYY-MM-DD`, UTC. */
  readonly from: string;
  /** Last day: today. */
  readonly to: string;
  readonly logons: LogonFigures;
  readonly people: { readonly active: number; readonly withoutBinding: number };
  readonly failingChecks: readonly FailingCheck[];
  readonly unusual: readonly UnusualEvent[];
}

const DAY_MS = 86_400_000;

/** Reads the logon statistics of a tenant, and its remaining set-up steps. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly connections: ListConnections,
    private readonly providers: Providers,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
    private readonly accounts: AccountDirectory,
    private readonly bindings: FindBinding,
  ) {}

  /** @param days number of days, including today */
  async execute(tenantId: string, days: number): Promise<Overview> {
    const today = await this.time.read();
    const methods = this.methods.all().flatMap(({ key, provider }) => (provider === undefined ? [] : [key]));
    const from = dayOf(new Date(today.getTime() - (days - 1) * DAY_MS));
    const [connections, checks, { entries }, figures] = await Promise.all([
      this.connections.execute(tenantId),
      this.lastChecks(tenantId),
      this.menu.of(tenantId),
      this.unitOfWork.run(tenantId, async (transaction) => ({
        logons: await readLogonFigures(transaction, from),
        people: await this.accounts.countActive(transaction),
        hasLogon: await this.hasLogon(transaction, methods),
        unusual: await transaction.run(newestUnusual, { tenantId }),
      })),
    ]);
    const { logons, people, hasLogon, unusual } = figures;
    return {
      checklist: setUpChecklist({
        connections,
        checks,
        isMethodOn: entries.some(({ key }) => methods.includes(key)),
        hasLogon,
      }),
      provider: connections[0]?.provider ?? this.providers.all()[0]?.key,
      from,
      to: dayOf(today),
      logons,
      people: { active: people.active, withoutBinding: people.withoutIdentity },
      failingChecks: failingChecks(connections, checks),
      unusual,
    };
  }

  private async lastChecks(tenantId: string): Promise<ReadonlyMap<string, ConnectionCheck>> {
    const found = await Promise.all(this.providers.all().map((provider) => provider.lastChecks(tenantId)));
    return new Map(found.flatMap((checks) => [...checks]));
  }

  /** Daily figures are deleted after a year; a link keeps the time of its last use. */
  private async hasLogon(transaction: Transaction, methods: readonly string[]): Promise<boolean> {
    const { tenantId } = transaction;
    const counted = await transaction.run(anyLogonBy, { tenantId, methods });
    return counted.length > 0 || this.bindings.anyUsed(transaction);
  }
}

/** `YYYY-MM-DD`, UTC. */
function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
