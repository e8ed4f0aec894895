import * as z from 'zod';

/** Settings of QR logon through a connection. */
export const connectionSettings = z.object({
  /** Seconds for which a QR code is valid. */
  ticketLifetimeSeconds: z
    .int()
    .min(30, 'A QR code lives at least 30 seconds')
    .max(300, 'A QR code lives at most 300 seconds'),
  /** `choose_number`: the person picks the number that the browser shows, instead of only comparing it. */
  confirmation: z.enum(['plain', 'choose_number']),
});

export type ConnectionSettings = Readonly<z.output<typeof connectionSettings>>;

/** Picks the settings from an object with more fields. */
export function settingsOf({ ticketLifetimeSeconds, confirmation }: ConnectionSettings): ConnectionSettings {
  return { ticketLifetimeSeconds, confirmation };
}
