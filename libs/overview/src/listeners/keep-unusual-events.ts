import { Injectable } from '@nestjs/common';
import { LogDoubted } from '#audit';
import { AccountBlocked } from '#authenticators';
import { AttachmentRefused } from '#binding';
import { BreakGlassOpened, BreakGlassRefused, BreakGlassUsed } from '#break-glass';
import type { Transaction } from '#database';
import { TicketReplayed, TicketReported } from '#dingtalk-qr';
import { AccessRefused } from '#logon';
import { OnDomainEvent, type DomainEvent } from '#messaging';

/** What is kept of the events, as far as each tells it. */
interface Facts {
  readonly reason?: string | undefined;
  readonly method?: string | undefined;
  readonly accountId?: string | undefined;
}

/** Events of a tenant that are kept; all of them are in the log. */
const KEPT = 100;

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
    // Everybody is asked for a fresh authentication now and then.
    if (reason === 'session.not_fresh') return;
    await transaction.query(
      `insert into overview.unusual_event
         (tenant_id, id, occurred_at, type, reason, method, account_id, correlation_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [
        event.tenantId,
        event.id,
        event.occurredAt,
        event.name.replace(/\.v\d+$/, ''),
        reason ?? null,
        method ?? null,
        accountId ?? null,
        event.context.correlationId,
      ],
    );
    await transaction.query(
      `delete from overview.unusual_event where tenant_id = $1 and (occurred_at, id) < (
         select occurred_at, id from overview.unusual_event where tenant_id = $1
         order by occurred_at desc, id desc offset $2 limit 1)`,
      [event.tenantId, KEPT - 1],
    );
  }
}
