/** Seconds from the scan within which the person must confirm (NIST and RFC 10027 ask for a short time). */
export const CONFIRM_SECONDS = 60;

/** Longest lifetime of any ticket in seconds, whatever the tenant's setting (ASVS 6.5.5). */
export const CEILING_SECONDS = 600;

/** Seconds after the last moment to confirm within which the browser must exchange the ticket; it does so at once. */
export const REDEEM_SECONDS = 15;

/** Seconds for which a code whose page cannot be reached stays usable, before its place is freed. Browsers reconnect within two seconds. */
export const OUT_OF_SIGHT_SECONDS = 10;

/** Seconds in which a provider must send a person back from its authorisation page. */
export const AUTHORISATION_SECONDS = 600;

/** Seconds for which the browser keeps a ticket's secret: as long as the ticket can be used. */
export function ticketCookieSeconds(lifetimeSeconds: number): number {
  return lifetimeSeconds + CONFIRM_SECONDS + REDEEM_SECONDS;
}
