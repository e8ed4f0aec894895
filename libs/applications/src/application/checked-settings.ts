import { parseInput } from '#kernel';
import { applicationChanges, type ApplicationChanges } from '../domain/application-fields.js';
import type { ApplicationSettings } from '../domain/application.js';
import { oidcClient } from '../domain/client-settings.js';
import { withChanges } from '../domain/with-changes.js';

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
  const settings = withChanges(former, parseInput(applicationChanges, changes, INVALID));
  return { ...settings, ...parseInput(oidcClient, settings, INVALID) };
}
