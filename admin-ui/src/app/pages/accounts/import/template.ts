import type { ProfileField } from '../../../api/generated/models/profile-field';
import { csvOf } from './csv';

const OWN = {
  username: 'li.hua',
  displayName: '李华',
  email: 'li.hua@example.com',
  phoneNumber: '13800138000',
  role: 'member',
};

/** An example value of each type. */
const VALUES: Readonly<Record<ProfileField['type'], string>> = {
  text: '',
  number: '12.5',
  date: '2026-03-31',
  boolean: 'true',
  choice: '',
  url: 'https://example.com/li.hua',
};

/** A sample file: the columns of accounts and of the profile fields that administrators enter, and one account. */
export function templateWith(fields: readonly ProfileField[]): string {
  const own = fields.filter(({ editableBy }) => editableBy !== 'sources');
  const cells = { ...OWN, ...Object.fromEntries(own.map((field) => [field.key, valueOf(field)])) };
  return csvOf([Object.keys(cells), Object.values(cells)]);
}

function valueOf({ type, choices: [first = ''] }: ProfileField): string {
  return type === 'choice' ? first : VALUES[type];
}

/** The required columns. */
export function requiredColumns(fields: readonly ProfileField[]): readonly string[] {
  return ['username', ...fields.filter(({ isRequired }) => isRequired).map(({ key }) => key)];
}
