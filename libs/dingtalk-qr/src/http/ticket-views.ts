import { z } from 'zod';

/** Body of the request for a QR code. */
export const issueBody = z.object({
  /** Where the logon should lead. Checked against the tenant's list and kept on the server. */
  returnTo: z.string().max(2_000).optional(),
});

/** Query of a poll. */
export const pollQuery = z.object({
  /** The state that the browser knows; the answer waits until it differs, at most 25 seconds. */
  after: z.string().max(20).optional(),
});

/** The problem of a browser whose ticket is unknown, foreign or gone: always the same, so that it tells nothing. */
export const NO_TICKET = { kind: 'not_found', code: 'ticket.unknown' } as const;
