import * as z from 'zod';
import { plainText } from '#kernel';
import { wantedReturn } from '#logon';

/** Why the ticket's routes are public. */
export const TICKET_DECIDES = 'people who log on have no session yet; the ticket cookie decides';

/** Body of the request for a QR code. */
export const issueBody = z.object({
  /** Where the logon should lead. Checked against the tenant's list and kept on the server. */
  returnTo: wantedReturn.optional(),
});

/** Query of a poll. */
export const pollQuery = z.object({
  /**
   * What the browser knows, the state or `<state>.<trouble>`; the answer waits until it differs, at most 25 seconds.
   */
  after: plainText({ max: 40 }).optional(),
});

/** A QR code that has been issued. The ticket's secret is in a cookie and not here. */
export const issuedView = z.object({
  /** Names the ticket, in header `x-ticket-id`, where a page must not mean another one of its browser. No secret. */
  id: z.uuid(),
  /** The code as SVG, without a quiet zone. */
  svg: z.string(),
  /** Seconds until it expires, unless somebody scans it. */
  lifetimeSeconds: z.int(),
  /** Seconds between two polls, for browsers without server-sent events. */
  pollIntervalSeconds: z.int(),
});

/** How a ticket stands; also the data of each server-sent event. */
export const ticketView = z.object({
  state: z.enum([
    'created',
    'scanned',
    'confirmed',
    'consumed',
    'denied',
    'expired',
    'cancelled',
    /** Cancelled, because a second identity scanned it. */
    'conflict',
  ]),
  /** Masked name of whoever scanned, from the scan to the decision. */
  name: z.string().optional(),
  /** Two digits that the phone shows or asks for. */
  number: z.string().optional(),
  /** Seconds that are left to scan or to confirm. */
  remainingSeconds: z.int().optional(),
  /** What keeps a phone from scanning the code, which still can be scanned. */
  trouble: z
    .enum(['away', 'slow', 'refused', 'outsider', 'declined', 'unrecognised', 'other_app'])
    .optional(),
  /** Why it was denied, where that was no decision of the person. */
  reason: z.enum(['wrong_number']).optional(),
});

/** Where the browser goes once it has exchanged its ticket. */
export const redeemedView = z.object({ location: z.string() });

/** The problem of a browser whose ticket is unknown, foreign or gone: always the same, so that it tells nothing. */
export const NO_TICKET = { kind: 'not_found', code: 'ticket.unknown' } as const;
