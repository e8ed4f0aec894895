import { parseInput } from '#kernel';
import { applicationChanges, type ApplicationChanges } from '../domain/application-fields.js';
import type { ApplicationSettings } from '../domain/application.js';
import { oidcClient } from '../domain/client-settings.js';

/** The code of every refusal of a setting. */
export const INVALID = 'application.invalid';

/**
 * The settings that come of a change, checked one by one and as a whole.
 *
 * @throws DomainError `application.invalid`
 */
export function checkedSettings(
  former: ApplicationSettings,
  changes: ApplicationChanges,
): ApplicationSettings {
  const settings = { ...former, ...defined(parseInput(applicationChanges, changes, INVALID)) };
  return { ...settings, ...parseInput(oidcClient, settings, INVALID) };
}

type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>;
}
