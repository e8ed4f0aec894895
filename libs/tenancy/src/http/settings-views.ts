import * as z from 'zod';
import { contrast } from '#kernel';
import { settingChanges } from '../domain/settings.js';
import type { Tenant } from '../domain/tenant.js';

/** Backgrounds of the accent colour: the card of a page in both themes. */
const CARD = { light: '#ffffff', dark: '#17191d' } as const;

/** Contrast that WCAG 2.2 requires for text (1.4.3). */
const ENOUGH = 4.5;

const onCard = z.number().describe('Contrast ratio, 1 to 21');

/** A tenant's name and settings. */
export const settingsView = z
  .object({
    slug: z.string(),
    name: z.string(),
    accentColor: z.string(),
    accentContrast: z
      .object({ light: onCard, dark: onCard, enough: z.number() })
      .describe('Of the accent colour on the card of each theme. Pages correct what is below `enough`'),
    logo: z.string().nullable().describe('Data URI'),
    sessionIdleSeconds: z.int(),
    sessionAbsoluteSeconds: z.int(),
    freshSeconds: z.int().describe('How long an authentication is fresh enough for a sensitive act'),
    returnUrls: z.array(z.string()),
    languages: z.array(z.enum(['en', 'zh'])),
    logonTexts: z.object({ en: z.string(), zh: z.string() }),
    lockout: z.object({
      freeFailures: z.int(),
      firstBlockSeconds: z.int(),
      longestBlockSeconds: z.int(),
    }),
    codesPerNetwork: z.int().describe('QR codes that people in one network may have open at a time'),
    archiveAfterDays: z.int().describe('Days for which an account is suspended before it is archived'),
    codesPerNetworkCeiling: z.int().describe('What the installation allows at most'),
  })
  .meta({ id: 'TenantSettings' });

export const settingsBody = settingChanges.meta({ id: 'TenantSettingChanges' });

export function settingsViewOf(
  { slug, name, settings }: Tenant,
  codesPerNetworkCeiling: number,
): z.output<typeof settingsView> {
  const on = (ground: string): number => Math.round(contrast(settings.accentColor, ground) * 100) / 100;
  return {
    slug,
    name,
    accentColor: settings.accentColor,
    accentContrast: { light: on(CARD.light), dark: on(CARD.dark), enough: ENOUGH },
    logo: settings.logo,
    sessionIdleSeconds: settings.sessionIdleSeconds,
    sessionAbsoluteSeconds: settings.sessionAbsoluteSeconds,
    freshSeconds: settings.freshSeconds,
    returnUrls: [...settings.returnUrls],
    languages: [...settings.languages],
    logonTexts: { ...settings.logonTexts },
    lockout: { ...settings.lockout },
    codesPerNetwork: settings.codesPerNetwork,
    archiveAfterDays: settings.archiveAfterDays,
    codesPerNetworkCeiling,
  };
}
