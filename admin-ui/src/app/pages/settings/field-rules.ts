import type { AbstractControl, ValidationErrors } from '@angular/forms';
import type { FormValues } from './form-values';

/** Addresses to which a logon may lead, as in the API: absolute, https, without user information and fragment. */
export function areReturnUrls({ value }: AbstractControl<string>): ValidationErrors | null {
  const lines = value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length <= 50 && lines.every(isReturnUrl) ? null : { returnUrls: true };
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function isReturnUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
  return isSafe && username === '' && password === '' && hash === '' && text.length <= 2_000;
}

/** The rules between several fields. Each error is shown at the field where it is easiest to fix. */
export function betweenFields(form: AbstractControl<Partial<FormValues>>): ValidationErrors | null {
  const { english, chinese, idleHours = 0, absoluteHours = 0 } = form.value;
  const errors = {
    ...(english === true || chinese === true ? {} : { noLanguage: true }),
    ...(idleHours <= absoluteHours ? {} : { idleTooLong: true }),
  };
  return Object.keys(errors).length === 0 ? null : errors;
}

/** The form field of each setting of the API. */
const FIELDS: Readonly<Record<string, keyof FormValues>> = {
  name: 'name',
  accentColor: 'accentColor',
  'logonTexts.en': 'textEn',
  'logonTexts.zh': 'textZh',
  sessionIdleSeconds: 'idleHours',
  sessionAbsoluteSeconds: 'absoluteHours',
  freshSeconds: 'freshMinutes',
  'lockout.freeFailures': 'freeFailures',
  'lockout.firstBlockSeconds': 'firstBlockSeconds',
  'lockout.longestBlockSeconds': 'longestBlockMinutes',
  codesPerNetwork: 'codesPerNetwork',
  archiveAfterDays: 'archiveAfterDays',
  returnUrls: 'returnUrls',
};

/** The fields that the API has refused; undefined: one of the errors has no field. */
export function refusedFields(paths: readonly string[]): readonly (keyof FormValues)[] | undefined {
  const fields = paths.map((path) => FIELDS[path] ?? FIELDS[path.replace(/\.\d+$/, '')]);
  return paths.length > 0 && fields.every((field) => field !== undefined) ? fields : undefined;
}
