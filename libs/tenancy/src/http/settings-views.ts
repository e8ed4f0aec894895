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
      .describe(
        'Contrast of the accent colour on the card in each theme. Pages correct a colour whose contrast is below `enough`',
      ),
    logo: z.string().nullable().describe('Data URI'),
    sessionIdleSeconds: z.int(),
    sessionAbsoluteSeconds: z.int(),
    freshSeconds: z
      .int()
      .describe('For how many seconds an authentication counts as fresh for a sensitive action'),
    returnUrls: z.array(z.string()),
    languages: z.array(z.enum(['en', 'zh'])),
    logonTexts: z.object({ en: z.string(), zh: z.string() }),
    lockout: z.object({
      freeFailures: z.int(),
      firstBlockSeconds: z.int(),
      longestBlockSeconds: z.int(),
    }),
    codesPerNetwork: z
      .int()
      .describe('Number of QR codes that people in one network may have open at a time'),
    archiveAfterDays: z.int().describe('Number of days after which a suspended account is archived'),
    codesPerNetworkCeiling: z.int().describe('The highest value that the installation allows'),
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
