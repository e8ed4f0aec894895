import { z } from 'zod';
import { LOGO } from './logo.js';
import { returnUrl } from './return-url.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const seconds = (least: number, most: number, what: string) =>
  z
    .number()
    .int()
    .min(least, `${what} is at least ${String(least)} seconds`)
    .max(most, `${what} is at most ${String(most)} seconds`);

/** What a tenant may set. Each has a default, so settings that were stored before one existed stay readable. */
const fields = z.strictObject({
  /** Seconds without use after which a session ends. */
  sessionIdleSeconds: seconds(5 * MINUTE, 30 * DAY, 'The idle time').default(8 * HOUR),
  /** Seconds after which a session ends in any case. */
  sessionAbsoluteSeconds: seconds(5 * MINUTE, 90 * DAY, 'The life of a session').default(24 * HOUR),
  accentColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'The accent colour is written like #1d4ed8')
    .default('#1d4ed8'),
  logo: LOGO.nullable().default(null),
  /** Where a logon may lead besides the portal's own pages: exact matches, nothing else. */
  returnUrls: z.array(returnUrl).max(50, 'At most 50 return addresses').readonly().default([]),
  /** Languages of the pages; the first one is for people whose browser asks for none of them. */
  languages: z
    .array(z.enum(['en', 'zh']))
    .min(1, 'At least one language')
    .refine((list) => new Set(list).size === list.length, 'Each language once')
    .readonly()
    .default(['en', 'zh']),
});

export const settingsSchema = fields.refine(
  (settings) => settings.sessionIdleSeconds <= settings.sessionAbsoluteSeconds,
  { error: 'The idle time is not longer than the life of a session', path: ['sessionIdleSeconds'] },
);

/** The settings of a tenant. */
export type TenantSettings = Readonly<z.output<typeof settingsSchema>>;
