import type { AbstractControl, ValidationErrors } from '@angular/forms';
import type { FormValues } from './form-values';

/** Empty, or JSON. Which keys are good ones says the API. */
export function isJsonOrEmpty({ value }: AbstractControl<string>): ValidationErrors | null {
  try {
    if (value.trim() !== '') JSON.parse(value);
    return null;
  } catch {
    return { json: true };
  }
}

/** Addresses of several fields come in one list each: `redirectUris.0` is told at the field of the list. */
export function refusedFields(paths: readonly string[]): readonly (keyof FormValues)[] | undefined {
  const fields = paths.map((path) => FIELDS[path.split('.')[0] ?? '']);
  return paths.length > 0 && fields.every((field) => field !== undefined) ? fields : undefined;
}

/** Which field of the form holds each setting of the API. */
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
