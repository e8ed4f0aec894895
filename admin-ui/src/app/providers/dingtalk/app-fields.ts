import { Validators } from '@angular/forms';

/** Pasted spaces around a value are removed. */
const ID = /^\s*[\w-]+\s*$/;

/** The ids and the secret of a DingTalk app, as the API takes them. */
export const APP_FIELDS = {
  id: [Validators.pattern(ID), Validators.maxLength(128)],
  secret: [Validators.minLength(8), Validators.maxLength(256)],
};

/** Trims the values: none of them begins or ends with a space. */
export function trimmed<T extends Readonly<Record<string, string>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])) as T;
}
