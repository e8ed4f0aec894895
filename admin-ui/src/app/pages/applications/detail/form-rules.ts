import type { AbstractControl, ValidationErrors } from '@angular/forms';
import type { FormValues } from './form-values';

/** Empty, or JSON. The API checks the keys. */
export function isJsonOrEmpty({ value }: AbstractControl<string>): ValidationErrors | null {
  try {
    if (value.trim() !== '') JSON.parse(value);
    return null;
  } catch {
    return { json: true };
  }
}

/** Errors in list items are shown at the field of the list: `redirectUris.0` at `redirectUris`. */
export function refusedFields(paths: readonly string[]): readonly (keyof FormValues)[] | undefined {
  const fields = paths.map((path) => FIELDS[path.split('.')[0] ?? '']);
  return paths.length > 0 && fields.every((field) => field !== undefined) ? fields : undefined;
}

/** The form field of each setting of the API. */
const FIELDS: Readonly<Record<string, keyof FormValues>> = {
  name: 'name',
  description: 'description',
  category: 'category',
  startUrl: 'startUrl',
  redirectUris: 'redirectUris',
  postLogoutRedirectUris: 'postLogoutRedirectUris',
  backchannelLogoutUri: 'backchannelLogoutUri',
  publicKeys: 'publicKeys',
  accessTokenSeconds: 'accessMinutes',
  refreshTokenSeconds: 'refreshDays',
  apis: 'apis',
  apiScopes: 'apiScopes',
};
