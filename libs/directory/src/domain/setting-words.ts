import { DomainError } from '#kernel';
import { settingsChanges, type DirectorySettings, type SettingsChanges } from './settings.js';

/** Prefix of the settings that map an attribute to a field. */
const MAP = 'map.';

/**
 * Reads settings from words such as `matchBy=email` and `map.title=title`.
 *
 * @throws DomainError `directory.setting_invalid`, `directory.setting_unknown`
 */
export function settingsOf(words: readonly string[]): SettingsChanges {
  const pairs = words.map((word) => {
    const [key = '', ...rest] = word.split('=');
    if (rest.length === 0) {
      throw new DomainError('invalid', 'directory.setting_invalid', {
        detail: `"${word}" is not KEY=VALUE.`,
      });
    }
    if (!key.startsWith(MAP) && !PLAIN.includes(key)) {
      throw new DomainError('invalid', 'directory.setting_unknown', {
        detail: `There is no setting "${key}". Settings: ${[...PLAIN, `${MAP}FIELD`].join(', ')}.`,
      });
    }
    return [key, rest.join('=')] as const;
  });
  const mapped = pairs
    .filter(([key]) => key.startsWith(MAP))
    .map(([key, value]) => [key.slice(MAP.length), value]);
  return {
    ...Object.fromEntries(pairs.filter(([key]) => !key.startsWith(MAP))),
    ...(mapped.length === 0 ? {} : { mapping: Object.fromEntries(mapped) as Record<string, string> }),
  };
}

/** Settings with a single value. */
const PLAIN = Object.keys(settingsChanges.shape).filter((key) => key !== 'mapping');

/** Settings by the words with which they are set, one value each. */
export function settingValues({ mapping, ...settings }: DirectorySettings) {
  const mapped = Object.entries(mapping).map(([field, attribute]) => [`${MAP}${field}`, attribute]);
  return { ...settings, ...(Object.fromEntries(mapped) as Record<string, string>) };
}
