import { Injectable } from '@nestjs/common';
import { AttemptRefused } from '#authenticators';
import type { Transaction } from '#database';
import { IdentificationFailed } from '#dingtalk';
import { TicketDenied, TicketExpired } from '#dingtalk-qr';
import { LogonCompleted, LogonRefused } from '#logon';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import type { LogonOutcome } from '../domain/logon-outcome.js';
import { countLogon } from '../infra/figure-statements.js';

/** What is counted by, as far as each event tells it. */
interface Facts {
  readonly outcome: string;
  readonly method?: string | undefined;
  readonly purpose?: string | undefined;
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
    // Somebody who proves again who she is has logged on already.
    if (outcome === undefined || payload.purpose === 'reauthenticate') return;
    await transaction.run(countLogon, {
      tenantId,
      at: occurredAt,
      // Only DingTalk identifies without saying by which method.
      method: payload.method ?? 'dingtalk-qr',
      outcome,
    });
  }
}
