import * as z from 'zod';
import { shownLines } from '#kernel';
import { LOGO } from './logo.js';
import { returnUrl } from './return-url.js';
import { tenantName } from './tenant-name.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const seconds = (least: number, most: number, what: string) =>
  z
    .number()
    .int()
    .min(least, `${what} is at least ${String(least)} seconds`)
    .max(most, `${what} is at most ${String(most)} seconds`);

/** A short text of the organisation on its pages. Shown as plain text, never as HTML. */
const pageText = shownLines(500);

/** The settings of a tenant. */
const types = {
  /** Seconds without use after which a session ends. */
  sessionIdleSeconds: seconds(5 * MINUTE, 30 * DAY, 'The idle time'),
  /** Seconds after which a session ends in any case. */
  sessionAbsoluteSeconds: seconds(5 * MINUTE, 90 * DAY, 'The life of a session'),
  /** Seconds for which an authentication is fresh enough for a sensitive act (ASVS 7.5.1). */
  freshSeconds: seconds(MINUTE, 12 * HOUR, 'The time for which an authentication is fresh'),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/, 'The accent colour is written like #1d4ed8'),
  logo: LOGO.nullable(),
  /** Return addresses that a logon may lead to besides the portal's own pages: exact matches only. */
  returnUrls: z.array(returnUrl).max(50, 'At most 50 return addresses').readonly(),
  /** Languages of the pages; the first one is used if the browser prefers none of them. */
  languages: z
    .array(z.enum(['en', 'zh']))
    .min(1, 'At least one language')
    .refine((list) => new Set(list).size === list.length, 'Each language once')
    .readonly(),
  /** A notice or help on the logon page, in each language; empty: none. */
  logonTexts: z.strictObject({ en: pageText, zh: pageText }).readonly(),
  /**
   * How failed proofs of an account slow down the next attempts. The bounds keep the guesses of the first day below the 100 of NIST SP
   * 800-63B-4, 3.2.2, for any choice.
   */
  lockout: z
    .strictObject({
      /** Failures after which the first block begins. */
      freeFailures: z.int().min(3, 'At least 3 attempts').max(10, 'At most 10 attempts'),
      /** Length of the first block; each further failure doubles it. */
      firstBlockSeconds: seconds(30, 15 * MINUTE, 'The first block'),
      longestBlockSeconds: seconds(30 * MINUTE, DAY, 'The longest block'),
    })
    .readonly(),
  /** Maximum QR codes open at a time for people in one network, such as an office behind one address. */
  codesPerNetwork: z
    .int()
    .min(20, 'At least 20 codes per network')
    .max(100_000, 'At most 100,000 codes per network'),
  /** Days for which an account is suspended before it is archived. */
  archiveAfterDays: z.int().min(1, 'At least 1 day').max(3_650, 'At most 3,650 days'),
} as const;

/** Default where the tenant has made no choice. */
export const FRESH_SECONDS = 15 * MINUTE;

/** Each setting has a default, so stored settings without a newer one stay readable. */
const fields = z.strictObject({
  sessionIdleSeconds: types.sessionIdleSeconds.default(8 * HOUR),
  sessionAbsoluteSeconds: types.sessionAbsoluteSeconds.default(24 * HOUR),
  freshSeconds: types.freshSeconds.default(FRESH_SECONDS),
  accentColor: types.accentColor.default('#1d4ed8'),
  logo: types.logo.default(null),
  returnUrls: types.returnUrls.default([]),
  languages: types.languages.default(['en', 'zh']),
  // As stored: the rules for texts may have become stricter since.
  logonTexts: z.strictObject({ en: z.string(), zh: z.string() }).readonly().default({ en: '', zh: '' }),
  lockout: types.lockout.default({
    freeFailures: 5,
    firstBlockSeconds: 30,
    longestBlockSeconds: HOUR,
  }),
  codesPerNetwork: types.codesPerNetwork.default(300),
  archiveAfterDays: types.archiveAfterDays.default(90),
});

export const settingsSchema = fields.refine(
  (settings) => settings.sessionIdleSeconds <= settings.sessionAbsoluteSeconds,
  { error: 'The idle time is not longer than the life of a session', path: ['sessionIdleSeconds'] },
);

/** The settings of a tenant. */
export type TenantSettings = Readonly<z.output<typeof settingsSchema>>;

/** A change of some settings, or of the name. */
export const settingChanges = z.strictObject({ name: tenantName, ...types }).partial();

export type SettingChanges = Readonly<z.output<typeof settingChanges>>;
