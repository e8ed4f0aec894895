import { Injectable } from '@nestjs/common';
import { LogDoubted } from '#audit';
import { AccountBlocked } from '#authenticators';
import { AttachmentRefused } from '#binding';
import { BreakGlassOpened, BreakGlassRefused, BreakGlassUsed } from '#break-glass';
import type { Transaction } from '#database';
import { TicketReplayed, TicketReported } from '#qr-logon';
import { AccessRefused } from '#logon';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { forgetOldUnusual, keepUnusual } from '../infra/unusual-statements.js';

/** The fields to keep, as far as each event has them. */
interface Facts {
  readonly reason?: string | undefined;
  readonly method?: string | undefined;
  readonly accountId?: string | undefined;
}

/** Keeps the newest events that an administrator should look at. */
@Injectable()
export class KeepUnusualEvents {
  @OnDomainEvent(
    'overview.keep-unusual-events',
    TicketReplayed,
    TicketReported,
    AccountBlocked,
    AttachmentRefused,
    AccessRefused,
    BreakGlassOpened,
    BreakGlassUsed,
    BreakGlassRefused,
    LogDoubted,
  )
  async keep(event: DomainEvent<Facts>, transaction: Transaction): Promise<void> {
    const { reason, method, accountId } = event.payload;
    // Fresh authentications are required regularly, so this is not unusual.
    if (reason === 'session.not_fresh') return;
    const { tenantId } = event;
    transaction.send(keepUnusual, {
      tenantId,
      id: event.id,
      occurredAt: event.occurredAt,
      type: event.name.replace(/\.v\d+$/, ''),
      reason: reason ?? null,
      method: method ?? null,
      accountId: accountId ?? null,
      correlationId: event.context.correlationId,
    });
    await transaction.run(forgetOldUnusual, { tenantId });
  }
}
