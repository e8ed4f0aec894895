import { z } from 'zod';
import { defineEvent, type EventDefinition, type EventName } from '#kernel';

const device = z.object({ ip: z.string(), userAgent: z.string() });

const ticket = z.object({
  ticketId: z.uuid(),
  connectionId: z.uuid(),
  method: z.literal('dingtalk-qr'),
  outcome: z.enum(['success', 'refused', 'info']),
  reason: z.string().optional(),
  channel: z.enum(['qr', 'in_app']).optional(),
  accountId: z.uuid().optional(),
  targets: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })).optional(),
  browser: device.optional(),
  phone: device.optional(),
});

/** What every event of a ticket's life tells. */
export type TicketFacts = z.output<typeof ticket>;

const ticketEvent = (name: EventName): EventDefinition<TicketFacts> => defineEvent(name, ticket);

/** A QR code has been issued to a browser. */
export const TicketCreated = ticketEvent('dingtalk-qr.ticket.created.v1');
/** A member of the organisation has scanned it; it is theirs now. */
export const TicketScanned = ticketEvent('dingtalk-qr.ticket.scanned.v1');
/** The person has confirmed on the phone. */
export const TicketConfirmed = ticketEvent('dingtalk-qr.ticket.confirmed.v1');
/** The person has declined, or chosen the wrong number. */
export const TicketDenied = ticketEvent('dingtalk-qr.ticket.denied.v1');
/** The person says that somebody else made them scan it. */
export const TicketReported = ticketEvent('dingtalk-qr.ticket.reported.v1');
/** Its time has run out. */
export const TicketExpired = ticketEvent('dingtalk-qr.ticket.expired.v1');
/** It was withdrawn: renewed, or its method, connection or tenant was switched off. */
export const TicketCancelled = ticketEvent('dingtalk-qr.ticket.cancelled.v1');
/** The browser has exchanged it, for a session or for an offer to attach. */
export const TicketConsumed = ticketEvent('dingtalk-qr.ticket.consumed.v1');
/** Somebody used a ticket that had ended, or that another person had scanned. */
export const TicketReplayed = ticketEvent('dingtalk-qr.ticket.replayed.v1');
