import { parseInput } from '#kernel';
import { applicationChanges, type ApplicationChanges } from '../domain/application-fields.js';
import type { ApplicationSettings } from '../domain/application.js';
import { oidcClient } from '../domain/client-settings.js';
import { withChanges } from '../domain/with-changes.js';

/** Error code of every refused setting. */
export const INVALID = 'application.invalid';

/**
 * The settings after a change, checked individually and together.
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
