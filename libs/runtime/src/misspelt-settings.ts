import leven from 'leven';
import { PROVIDER_PREFIXES } from './provider-settings.js';
import { settingList } from './setting-list.js';

/** Prefixes that no other software uses. */
const OURS = ['AUDIT_', 'TICKETS_', 'WAITING_', 'OPENEIAM_', ...PROVIDER_PREFIXES];

/** Variables that Docker and Kubernetes set for other services, one of which may be called `database`. */
const OF_SERVICES = /_(?:PORT|SERVICE_HOST|SERVICE_PORT)$|_PORT_\d/;

/** Maximum edit distance between a misspelt name and the setting that was meant. */
const SLIPS = 2;

/** Minimum length: shorter names resemble too many others. PATH is not PORT. */
const LONG_ENOUGH = 7;

/** Variables that a process reads besides the settings. */
const OTHERS = ['SMTP_PORT', 'PORTAL_URL'];

/**
 * Finds variables of an environment that look like settings but are none, so nothing reads them.
 *
 * @returns one sentence for each: it names the variable and the setting that was meant, never a value
 */
export function misspeltSettings(environment: NodeJS.ProcessEnv): readonly string[] {
  const known = settingList().flatMap(({ name, isSecret }) => (isSecret ? [name, `${name}_FILE`] : [name]));
  const names = new Set([...known, ...OTHERS]);
  return Object.keys(environment)
    .filter((name) => !names.has(name) && !OF_SERVICES.test(name))
    .flatMap((name) => {
      const meant = known.find(
        (setting) => setting.length >= LONG_ENOUGH && leven(name.toUpperCase(), setting) <= SLIPS,
      );
      if (meant !== undefined) return [`${name} is not a setting and is ignored. Did you mean ${meant}?`];
      return OURS.some((beginning) => name.startsWith(beginning))
        ? [`${name} is not a setting and is ignored. docs/settings.md lists all settings.`]
        : [];
    });
}
