import type { TenantSettingChanges, TenantSettings } from './settings-store';

const HOUR = 3_600;

/** The settings in convenient units: hours and minutes, one address on each line. */
export interface FormValues {
  readonly name: string;
  readonly accentColor: string;
  readonly logo: string | null;
  readonly english: boolean;
  readonly chinese: boolean;
  readonly firstLanguage: 'en' | 'zh';
  readonly textEn: string;
  readonly textZh: string;
  readonly idleHours: number;
  readonly absoluteHours: number;
  readonly freshMinutes: number;
  readonly freeFailures: number;
  readonly firstBlockSeconds: number;
  readonly longestBlockMinutes: number;
  readonly codesPerNetwork: number;
  readonly archiveAfterDays: number;
  readonly returnUrls: string;
}

/** The settings as the form shows them. */
export function valuesOf(settings: TenantSettings): FormValues {
  const { languages, logonTexts, lockout } = settings;
  return {
    name: settings.name,
    accentColor: settings.accentColor,
    logo: settings.logo,
    english: languages.includes('en'),
    chinese: languages.includes('zh'),
    firstLanguage: languages[0] ?? 'en',
    textEn: logonTexts.en,
    textZh: logonTexts.zh,
    idleHours: settings.sessionIdleSeconds / HOUR,
    absoluteHours: settings.sessionAbsoluteSeconds / HOUR,
    freshMinutes: settings.freshSeconds / 60,
    freeFailures: lockout.freeFailures,
    firstBlockSeconds: lockout.firstBlockSeconds,
    longestBlockMinutes: lockout.longestBlockSeconds / 60,
    codesPerNetwork: settings.codesPerNetwork,
    archiveAfterDays: settings.archiveAfterDays,
    returnUrls: settings.returnUrls.join('\n'),
  };
}

/** Converts the form's values to the API's. */
export function changesOf(values: FormValues): TenantSettingChanges {
  return {
    name: values.name.trim(),
    accentColor: values.accentColor.toLowerCase(),
    logo: values.logo,
    languages: languagesOf(values),
    logonTexts: { en: values.textEn.trim(), zh: values.textZh.trim() },
    sessionIdleSeconds: Math.round(values.idleHours * HOUR),
    sessionAbsoluteSeconds: Math.round(values.absoluteHours * HOUR),
    freshSeconds: Math.round(values.freshMinutes * 60),
    lockout: {
      freeFailures: values.freeFailures,
      firstBlockSeconds: values.firstBlockSeconds,
      longestBlockSeconds: Math.round(values.longestBlockMinutes * 60),
    },
    codesPerNetwork: values.codesPerNetwork,
    archiveAfterDays: values.archiveAfterDays,
    returnUrls: values.returnUrls
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}

function languagesOf({ english, chinese, firstLanguage }: FormValues): ('en' | 'zh')[] {
  const offered = [...(english ? (['en'] as const) : []), ...(chinese ? (['zh'] as const) : [])];
  return offered.sort((one, other) => Number(other === firstLanguage) - Number(one === firstLanguage));
}
