/** Topic of live notifications about a ticket. */
export function ticketTopic(ticketId: string): string {
  return `ticket:${ticketId}`;
}
