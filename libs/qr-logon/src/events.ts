import * as z from 'zod';
import { defineEvent, type EventAbout, type EventDefinition, type EventName } from '#kernel';

const device = z.object({ ip: z.string(), userAgent: z.string() });

const ticket = z.object({
  ticketId: z.uuid(),
  connectionId: z.uuid(),
  method: z.string(),
  outcome: z.enum(['success', 'refused', 'info']),
  reason: z.string().optional(),
  channel: z.enum(['qr', 'in_app']).optional(),
  /** When the browser received the code; its first events are published when somebody scans it. */
  issuedAt: z.iso.datetime().optional(),
  accountId: z.uuid().optional(),
  targets: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })).optional(),
  browser: device.optional(),
  phone: device.optional(),
});

/** Facts that every event of a ticket's life contains. */
export type TicketFacts = z.output<typeof ticket>;

/** Older records, from when only one method had tickets, bear the names that its lib used. */
const ticketEvent = (name: EventName, about: EventAbout): EventDefinition<TicketFacts> =>
  defineEvent(name, ticket, { ...about, formerly: [name.replace('qr-logon', 'dingtalk-qr') as EventName] });

/** A ticket began: the QR code issued to a browser at `issuedAt` was scanned. Codes that nobody scans publish no events. */
export const TicketCreated = ticketEvent('qr-logon.ticket.created.v1', {
  title: { en: 'QR code issued', zh: '二维码已签发' },
  ocsf: 'authentication.other',
});
/** A member of the organisation scanned the code. The ticket now belongs to that person. */
export const TicketScanned = ticketEvent('qr-logon.ticket.scanned.v1', {
  title: { en: 'QR code scanned', zh: '二维码已扫描' },
  ocsf: 'authentication.other',
});
/** The person confirmed on the phone. */
export const TicketConfirmed = ticketEvent('qr-logon.ticket.confirmed.v1', {
  title: { en: 'QR logon confirmed on the phone', zh: '扫码登录已在手机上确认' },
  ocsf: 'authentication.other',
});
/** The person declined, or chose the wrong number. */
export const TicketDenied = ticketEvent('qr-logon.ticket.denied.v1', {
  title: { en: 'QR logon declined on the phone', zh: '扫码登录已在手机上拒绝' },
  ocsf: 'authentication.other',
});
/** The person reported that somebody else made them scan the code. */
export const TicketReported = ticketEvent('qr-logon.ticket.reported.v1', {
  title: { en: 'QR code logon reported as not their own', zh: '二维码被举报为非本人操作' },
  ocsf: 'authentication.other',
  severity: 'medium',
});
/** The ticket expired after the scan. */
export const TicketExpired = ticketEvent('qr-logon.ticket.expired.v1', {
  title: { en: 'QR code expired', zh: '二维码已过期' },
  ocsf: 'authentication.other',
});
/** The ticket was withdrawn after the scan: the code was renewed, the page was left, or the method, connection or tenant was switched off. */
export const TicketCancelled = ticketEvent('qr-logon.ticket.cancelled.v1', {
  title: { en: 'QR code withdrawn', zh: '二维码已取消' },
  ocsf: 'authentication.other',
});
/** The browser exchanged the ticket for a session or for an offer to attach. */
export const TicketConsumed = ticketEvent('qr-logon.ticket.consumed.v1', {
  title: { en: 'QR code used', zh: '二维码已使用' },
  ocsf: 'authentication.other',
});
/** Somebody used a ticket that had ended, or that another person had scanned. */
export const TicketReplayed = ticketEvent('qr-logon.ticket.replayed.v1', {
  title: { en: 'Misuse of a QR code refused', zh: '二维码的重复使用被拒绝' },
  ocsf: 'authentication.other',
  severity: 'medium',
});
