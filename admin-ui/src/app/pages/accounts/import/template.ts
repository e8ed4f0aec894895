import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import { profileFieldsList } from '../../../api/generated/functions';
import type { ProfileField } from '../../../api/generated/models/profile-field';
import { problemOf, type Problem } from '../../../problems/problem';
import { Session } from '../../../session/session';

const OWN = {
  username: 'li.hua',
  displayName: '李华',
  email: 'li.hua@example.com',
  phoneNumber: '13800138000',
  role: 'member',
};

/** A value of each type, as a file has it. */
const VALUES: Readonly<Record<ProfileField['type'], string>> = {
  text: '',
  number: '12.5',
  date: '2026-03-31',
  boolean: 'true',
  choice: '',
  url: 'https://example.com/li.hua',
};

/** What a file looks like: the columns of accounts and of the organisation's profile fields, and one account. */
@Injectable()
export class Template {
  readonly #api = inject(Api);
  readonly #canRead = inject(Session).can('settings.read');

  readonly text = signal(fileOf([]));
  readonly problem = signal<Problem | undefined>(undefined);

  async load(): Promise<void> {
    if (!this.#canRead) return;
    this.problem.set(undefined);
    try {
      const { items } = await this.#api.invoke(profileFieldsList);
      this.text.set(fileOf(items.filter(({ editableBy }) => editableBy !== 'sources')));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}

function fileOf(fields: readonly ProfileField[]): string {
  const cells = { ...OWN, ...Object.fromEntries(fields.map((field) => [field.key, valueOf(field)])) };
  return [Object.keys(cells), Object.values(cells)].map((row) => row.map(cellOf).join(',')).join('\n');
}

function valueOf({ type, choices: [first = ''] }: ProfileField): string {
  return type === 'choice' ? first : VALUES[type];
}

/** A cell of a CSV file (RFC 4180), in quotes where it needs them. */
function cellOf(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
