import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { TicketConsumed } from '#qr-logon';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';

/** Longer than any ticket lives: what takes so long is counted as this. */
const LONGEST_SECONDS = 900;

/** Notes how long a QR logon took, from the code on the screen to the session. Attachments are another act, and not measured. */
@Injectable()
export class MeasureLogons {
  @OnDomainEvent('overview.measure-logons', TicketConsumed)
  async measure(
    { payload, tenantId, occurredAt }: DomainEvent<PayloadOf<typeof TicketConsumed>>,
    transaction: Transaction,
  ) {
    if (payload.outcome !== 'success' || payload.accountId === undefined) return;
    await transaction.query(
      `insert into overview.logon_duration as d (tenant_id, day, seconds, count)
       select tenant_id, ($3::timestamptz at time zone 'UTC')::date,
         least($4, greatest(0, round(extract(epoch from finished_at - created_at))))::smallint, 1
       from qr_logon.ticket
       where tenant_id = $1 and id = $2 and channel = 'qr' and finished_at is not null
       on conflict (tenant_id, day, seconds) do update set count = d.count + 1`,
      [tenantId, payload.ticketId, occurredAt, LONGEST_SECONDS],
    );
  }
}
