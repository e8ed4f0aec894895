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
  /** The state that the browser knows, as the state or `<state>.<trouble>`; the answer waits until it differs, at most 25 seconds. */
  after: plainText({ max: 40 }).optional(),
});

/** A QR code that has been issued. The ticket's secret is only in the cookie. */
export const issuedView = z.object({
  /** Identifies the ticket in header `x-ticket-id`, so that a page does not act on another ticket of its browser. Not a secret. */
  id: z.uuid(),
  /** The address that a phone opens, `<PUBLIC_URL>/q/<secret>`. The page draws the QR code from it. */
  scanUrl: z.url(),
  /** Seconds until it expires, unless somebody scans it. */
  lifetimeSeconds: z.int(),
  /** Seconds between two polls, for browsers without server-sent events. */
  pollIntervalSeconds: z.int(),
});

/** The state of a ticket; also the data of each server-sent event. */
export const ticketView = z.object({
  state: z.enum([
    'created',
    'scanned',
    'confirmed',
    'consumed',
    'denied',
    'expired',
    'cancelled',
    /** Cancelled because a second identity scanned it. */
    'conflict',
  ]),
  /** Masked name of the person who scanned, from the scan to the decision. */
  name: z.string().optional(),
  /** Two digits that the phone shows or asks for. */
  number: z.string().optional(),
  /** Seconds left to scan or to confirm. */
  remainingSeconds: z.int().optional(),
  /** What keeps a phone from scanning the code, which can still be scanned. */
  trouble: z
    .enum(['away', 'slow', 'refused', 'outsider', 'declined', 'unrecognised', 'other_app'])
    .optional(),
  /** Why it was denied, if the person did not decide that. */
  reason: z.enum(['wrong_number']).optional(),
});

/** Where the browser goes after it has exchanged its ticket. */
export const redeemedView = z.object({ location: z.string() });

/** The problem for a browser whose ticket is unknown, foreign or gone: always the same, so that it reveals nothing. */
export const NO_TICKET = { kind: 'not_found', code: 'ticket.unknown' } as const;
