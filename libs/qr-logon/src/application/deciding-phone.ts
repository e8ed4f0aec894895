import type { Device } from '#logon';
import type { Present } from '#kernel';
import { identityTarget } from '#providers';
import type { TicketKey } from '../domain/ticket-key.js';

/** The phone that decides about a ticket. Who it is was settled at the scan; nothing it sends now can change that. */
export interface DecidingPhone {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  readonly ticket: TicketKey;
  readonly phoneHash: Buffer;
  readonly device: Device;
}

/** What events tell of a ticket that a phone decides on. */
export interface DecidedTicket {
  readonly id: string;
  readonly connectionId: string;
  /** Null only if its connection was deleted. */
  readonly provider: string | null;
  readonly subject: string;
  readonly name: string;
  readonly ip: string;
  readonly userAgent: string;
}

/** How statements find the ticket of a phone. */
export function valuesOf({ tenantId, method, ticket, phoneHash }: DecidingPhone, now: Present) {
  return { tenantId, method, keyHash: ticket.hash, phoneHash, now };
}

/** What every event of a decision says. */
export function factsOf(phone: DecidingPhone, ticket: DecidedTicket) {
  const { provider, connectionId, subject, name } = ticket;
  return {
    ticketId: ticket.id,
    connectionId,
    method: phone.method,
    targets: [identityTarget({ provider: provider ?? '', subject, name })],
    browser: { ip: ticket.ip, userAgent: ticket.userAgent },
    phone: phone.device,
  };
}
