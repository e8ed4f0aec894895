import { Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork, type Transaction } from '#database';
import { LogonMenu, LogonMethods } from '#logon-menu';
import { ListConnections, Providers, type ConnectionCheck } from '#providers';
import { failingChecks, type FailingCheck } from './failing-checks.js';
import { readLogonFigures, type LogonFigures } from './logon-figures.js';
import { setUpChecklist, type SetUpStep } from './set-up-checklist.js';

/** Something that an administrator should look at. */
export interface UnusualEvent {
  readonly id: string;
  readonly occurredAt: Date;
  /** As the log names it. */
  readonly type: string;
  readonly reason: string | null;
  readonly method: string | null;
  readonly accountId: string | null;
  readonly username: string | null;
  readonly correlationId: string;
}

/** What an administrator sees first. */
export interface Overview {
  readonly checklist: Readonly<Record<SetUpStep, boolean>>;
  /** Key of the provider that is set up. */
  readonly provider: string | undefined;
  /** First day of the figures, `YYYY-MM-DD`, UTC. */
  readonly from: string;
  /** The last one: today. */
  readonly to: string;
  readonly logons: LogonFigures;
  readonly people: { readonly active: number; readonly withoutBinding: number };
  readonly failingChecks: readonly FailingCheck[];
  readonly unusual: readonly UnusualEvent[];
}

interface People {
  readonly active: number;
  readonly without_binding: number;
  readonly has_logon: boolean;
}

const DAY_MS = 86_400_000;

const SHOWN = 20;

/** How a tenant's logons go, and what still has to be done. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly connections: ListConnections,
    private readonly providers: Providers,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
  ) {}

  /** @param days of the figures, today included */
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
        people: await readPeople(transaction, methods),
        unusual: await readUnusual(transaction),
      })),
    ]);
    const { logons, people, unusual } = figures;
    return {
      checklist: setUpChecklist({
        connections,
        checks,
        isMethodOn: entries.some(({ key }) => methods.includes(key)),
        hasLogon: people.has_logon,
      }),
      provider: connections[0]?.provider ?? this.providers.all()[0]?.key,
      from,
      to: dayOf(today),
      logons,
      people: { active: people.active, withoutBinding: people.without_binding },
      failingChecks: failingChecks(connections, checks),
      unusual,
    };
  }

  private async lastChecks(tenantId: string): Promise<ReadonlyMap<string, ConnectionCheck>> {
    const found = await Promise.all(this.providers.all().map((provider) => provider.lastChecks(tenantId)));
    return new Map(found.flatMap((checks) => [...checks]));
  }
}

/** `YYYY-MM-DD`, UTC. */
function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

async function readPeople(transaction: Transaction, methods: readonly string[]): Promise<People> {
  const [row] = await transaction.query<People & Record<string, unknown>>(
    `select count(*)::int as active,
       (count(*) filter (where not exists (select from binding.binding b
         where b.tenant_id = a.tenant_id and b.account_id = a.id and b.ended_at is null)))::int as without_binding,
       exists (select from overview.logon_day d where d.tenant_id = $1 and d.method = any($2) and d.outcome = 'completed')
         or exists (select from binding.binding b where b.tenant_id = $1 and b.last_used_at is not null) as has_logon
     from accounts.account a where a.tenant_id = $1 and a.status = 'active'`,
    [transaction.tenantId, methods],
  );
  return row ?? { active: 0, without_binding: 0, has_logon: false };
}

async function readUnusual(transaction: Transaction): Promise<readonly UnusualEvent[]> {
  return transaction.query<UnusualEvent & Record<string, unknown>>(
    `select e.id, e.occurred_at as "occurredAt", e.type, e.reason, e.method, e.account_id as "accountId",
       a.username, e.correlation_id as "correlationId"
     from overview.unusual_event e
     left join accounts.account a on a.tenant_id = e.tenant_id and a.id = e.account_id
     where e.tenant_id = $1 order by e.occurred_at desc, e.id desc limit $2`,
    [transaction.tenantId, SHOWN],
  );
}
