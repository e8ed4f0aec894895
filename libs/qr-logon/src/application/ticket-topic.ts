import type { LiveData } from '#messaging';

/** Topic of live notifications about a ticket. */
export function ticketTopic(ticketId: string): string {
  return `ticket:${ticketId}`;
}

/** Content of a notice about a ticket; `at` (milliseconds since 1970) serves to measure the latency of notices. */
export function ticketNotice(state: string): LiveData {
  // oxlint-disable-next-line house/database-time -- a figure of how late a browser hears, which decides nothing (`TicketMetrics.told`)
  return { state, at: Date.now() };
}
