import type { Device } from '#logon';
import type { DatabaseNow } from '#kernel';
import { identityTarget } from '#providers';
import type { TicketKey } from '../domain/ticket-key.js';

/** The phone that decides about a ticket. The scan has settled who the person is; nothing that the phone sends now can change that. */
export interface DecidingPhone {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  readonly ticket: TicketKey;
  readonly phoneHash: Buffer;
  readonly device: Device;
}

/** Facts about a ticket for the events of a phone's decision. */
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

/** The values with which statements find the ticket of a phone. */
export function valuesOf({ tenantId, method, ticket, phoneHash }: DecidingPhone, now: DatabaseNow) {
  return { tenantId, method, keyHash: ticket.hash, phoneHash, now };
}

/** Facts that every event of a decision contains. */
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
