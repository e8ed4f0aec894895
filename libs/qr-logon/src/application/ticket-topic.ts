import type { LiveData } from '#messaging';

/** Topic of live notifications about a ticket. */
export function ticketTopic(ticketId: string): string {
  return `ticket:${ticketId}`;
}

/** What a notice about a ticket carries; `at` (milliseconds since 1970) serves to measure how long news take. */
export function ticketNotice(state: string): LiveData {
  // oxlint-disable-next-line house/database-time -- a figure of how late a browser hears, which decides nothing (`TicketMetrics.told`)
  return { state, at: Date.now() };
}
