import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import type { PhoneTicket } from '../domain/ticket.js';
import type { TicketKey } from '../domain/ticket-key.js';
import { ticketOfPhone } from '../infra/phone-statements.js';

/** Finds the ticket that a phone has scanned. */
@Injectable()
export class PhoneTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The ticket, if this phone scanned it; otherwise null, whatever the reason. */
  async ofPhone(tenantId: string, key: TicketKey, phoneHash: Buffer): Promise<PhoneTicket | null> {
    const values = { tenantId, keyHash: key.hash, phoneHash, now: this.clock.now() };
    const [row] = await this.unitOfWork.query(tenantId, ticketOfPhone[key.by], values);
    if (row === undefined) return null;
    const { ip, userAgent, isLate, ...ticket } = row;
    return { ...ticket, state: isLate ? 'expired' : ticket.state, browser: { ip, userAgent } };
  }
}
