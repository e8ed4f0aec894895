import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import type { PhoneTicket } from '../domain/ticket.js';
import { columnOf, type TicketKey } from '../domain/ticket-key.js';
import type { TicketState } from '../domain/ticket-state.js';

interface PhoneRow {
  readonly id: string;
  readonly connection_id: string;
  readonly channel: 'qr' | 'in_app';
  readonly state: TicketState;
  readonly confirmation: 'plain' | 'choose_number';
  readonly number: number;
  readonly choices: number[];
  readonly name: string;
  readonly subject: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly created_at: Date;
  readonly return_to: string;
  readonly confirm_until: Date;
  readonly is_late: boolean;
  readonly end_reason: string | null;
}

/** Finds the ticket that a phone has scanned. */
@Injectable()
export class PhoneTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The ticket, if this phone scanned it; null for anybody else, whatever the reason. */
  async ofPhone(tenantId: string, key: TicketKey, phoneHash: Buffer): Promise<PhoneTicket | null> {
    const [row] = await this.unitOfWork.ask<PhoneRow & Record<string, unknown>>(
      tenantId,
      `select id, connection_id, channel, state, confirmation, number, choices, name, subject, ip, user_agent,
           created_at, return_to, confirm_until, end_reason, state = 'scanned' and confirm_until <= $4 as is_late
         from qr_logon.ticket where tenant_id = $1 and ${columnOf(key)} = $2 and phone_hash = $3`,
      [tenantId, key.hash, phoneHash, this.clock.now()],
    );
    if (row === undefined) return null;
    return {
      ticketId: row.id,
      connectionId: row.connection_id,
      channel: row.channel,
      state: row.is_late ? 'expired' : row.state,
      confirmation: row.confirmation,
      number: row.number,
      choices: row.choices,
      identityName: row.name,
      subject: row.subject,
      browser: { ip: row.ip, userAgent: row.user_agent },
      requestedAt: row.created_at,
      returnTo: row.return_to,
      confirmUntil: row.confirm_until,
      endReason: row.end_reason,
    };
  }
}
