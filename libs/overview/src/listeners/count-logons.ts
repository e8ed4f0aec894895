import { Injectable } from '@nestjs/common';
import { AttemptRefused } from '#authenticators';
import type { Transaction } from '#database';
import { TicketDenied, TicketExpired } from '#qr-logon';
import { LogonCompleted, LogonRefused } from '#logon';
import { LogonMethods } from '#logon-menu';
import { OnDomainEventBatch, type DomainEvent } from '#messaging';
import { IdentificationFailed, ListConnections } from '#providers';
import type { LogonOutcome } from '../domain/logon-outcome.js';
import { addEnds } from '../infra/figure-statements.js';

/** The fields used for counting, as far as each event has them. */
interface Facts {
  readonly outcome: string;
  readonly method?: string | undefined;
  readonly purpose?: string | undefined;
  readonly connectionId?: string | undefined;
}

const OUTCOME: Readonly<Record<string, LogonOutcome>> = {
  [LogonCompleted.name]: 'completed',
  [LogonRefused.name]: 'refused',
  [AttemptRefused.name]: 'refused',
  [TicketDenied.name]: 'declined',
  [IdentificationFailed.name]: 'failed',
  [TicketExpired.name]: 'expired',
};

/** A count of ended logons: day (`YYYY-MM-DD`, UTC), method, outcome. */
interface Ended {
  readonly day: string;
  readonly method: string;
  readonly outcome: LogonOutcome;
  count: number;
}

/** Counts how logons end, by day, method and outcome. */
@Injectable()
export class CountLogons {
  constructor(
    private readonly methods: LogonMethods,
    private readonly connections: ListConnections,
  ) {}

  @OnDomainEventBatch(
    'overview.count-logons',
    LogonCompleted,
    LogonRefused,
    AttemptRefused,
    TicketDenied,
    IdentificationFailed,
    TicketExpired,
  )
  async count(events: readonly DomainEvent<Facts>[], transaction: Transaction) {
    const methodOf = await this.methodsBy(events, transaction);
    const ended = new Map<string, Ended>();
    for (const { name, payload, occurredAt } of events) {
      const outcome = OUTCOME[name];
      // A person who authenticates again is logged on already.
      if (outcome === undefined || payload.purpose === 'reauthenticate') continue;
      const day = occurredAt.toISOString().slice(0, 10);
      const method = payload.method ?? methodOf(payload);
      const key = JSON.stringify([day, method, outcome]);
      const same = ended.get(key);
      if (same === undefined) ended.set(key, { day, method, outcome, count: 1 });
      else same.count += 1;
    }
    if (ended.size > 0) await transaction.run(addEnds, columnsOf(transaction.tenantId, [...ended.values()]));
  }

  /** Events of a provider may name no method: it is then the method that belongs to the provider. Looks up connections only if needed. */
  private async methodsBy(
    events: readonly DomainEvent<Facts>[],
    transaction: Transaction,
  ): Promise<(facts: Facts) => string> {
    const isAsked = events.some(({ payload }) => payload.method === undefined);
    const connections = isAsked ? await this.connections.executeIn(transaction) : [];
    return ({ connectionId }) => {
      const connection = connections.find(({ id }) => id === connectionId);
      const method = this.methods.all().find(({ provider }) => provider === connection?.provider);
      return method?.key ?? 'unknown';
    };
  }
}

function columnsOf(tenantId: string, ended: readonly Ended[]) {
  return {
    tenantId,
    days: ended.map(({ day }) => day),
    methods: ended.map(({ method }) => method),
    outcomes: ended.map(({ outcome }) => outcome),
    counts: ended.map(({ count }) => count),
  };
}
