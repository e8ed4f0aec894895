import { Injectable } from '@nestjs/common';
import { AttemptRefused } from '#authenticators';
import type { Transaction } from '#database';
import { TicketDenied, TicketExpired } from '#qr-logon';
import { LogonCompleted, LogonRefused } from '#logon';
import { LogonMethods } from '#logon-menu';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { IdentificationFailed, ListConnections } from '#providers';
import type { LogonOutcome } from '../domain/logon-outcome.js';
import { countLogon } from '../infra/figure-statements.js';

/** What is counted by, as far as each event tells it. */
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

/** Counts how logons end, by day, method and outcome. */
@Injectable()
export class CountLogons {
  constructor(
    private readonly methods: LogonMethods,
    private readonly connections: ListConnections,
  ) {}

  @OnDomainEvent(
    'overview.count-logons',
    LogonCompleted,
    LogonRefused,
    AttemptRefused,
    TicketDenied,
    IdentificationFailed,
    TicketExpired,
  )
  async count({ name, payload, tenantId, occurredAt }: DomainEvent<Facts>, transaction: Transaction) {
    const outcome = OUTCOME[name];
    // Somebody who authenticates again is logged on already.
    if (outcome === undefined || payload.purpose === 'reauthenticate') return;
    await transaction.run(countLogon, {
      tenantId,
      at: occurredAt,
      method: payload.method ?? (await this.methodOf(transaction, payload)),
      outcome,
    });
  }

  /** A provider that identifies a person does not say by which method: it is the one of its people. */
  private async methodOf(transaction: Transaction, { connectionId }: Facts): Promise<string> {
    const connection = (await this.connections.within(transaction)).find(({ id }) => id === connectionId);
    const method = this.methods.all().find(({ provider }) => provider === connection?.provider);
    return method?.key ?? 'unknown';
  }
}
