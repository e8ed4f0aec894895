import type { ProfileField } from '../../../api/generated/models/profile-field';
import { requiredColumns, templateWith } from './template';

const field = (key: string, change: Partial<ProfileField> = {}) =>
  ({
    key,
    type: 'text',
    choices: [],
    editableBy: 'person',
    isRequired: false,
    ...change,
  }) as unknown as ProfileField;

it('names the columns in which every row has something', () => {
  expect(requiredColumns([])).toEqual(['username']);
  expect(requiredColumns([field('site'), field('badge', { isRequired: true })])).toEqual([
    'username',
    'badge',
  ]);
});

it('shows the columns of fields that somebody enters, and none that a source alone fills', () => {
  const [header = ''] = templateWith([field('site'), field('cost', { editableBy: 'sources' })]).split(
    /\r?\n/,
  );
  expect(header).toContain('site');
  expect(header).not.toContain('cost');
});
