import { Validators } from '@angular/forms';

/** People paste with spaces around; those are taken away. */
const ID = /^\s*[\w-]+\s*$/;

/** What names a DingTalk app and proves that it is ours, as the API takes it. */
export const APP_FIELDS = {
  id: [Validators.pattern(ID), Validators.maxLength(128)],
  secret: [Validators.minLength(8), Validators.maxLength(256)],
};

/** Without what was pasted around the values: none of them has spaces at its ends. */
export function trimmed<T extends Readonly<Record<string, string>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])) as T;
}
