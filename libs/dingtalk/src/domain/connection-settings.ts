import { z } from 'zod';

/** How logging on by a connection's QR code behaves. */
export const connectionSettings = z.object({
  /** Seconds for which a QR code can be used. */
  ticketLifetimeSeconds: z
    .int()
    .min(30, 'A QR code lives at least 30 seconds')
    .max(300, 'A QR code lives at most 300 seconds'),
  /** `choose_number`: the person picks the number that the browser shows, instead of only comparing it. */
  confirmation: z.enum(['plain', 'choose_number']),
});

export type ConnectionSettings = Readonly<z.output<typeof connectionSettings>>;

/** The settings alone, of something that has more fields. */
export function settingsOf({ ticketLifetimeSeconds, confirmation }: ConnectionSettings): ConnectionSettings {
  return { ticketLifetimeSeconds, confirmation };
}
