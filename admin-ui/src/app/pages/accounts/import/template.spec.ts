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

it('names the required columns', () => {
  expect(requiredColumns([])).toEqual(['username']);
  expect(requiredColumns([field('site'), field('badge', { isRequired: true })])).toEqual([
    'username',
    'badge',
  ]);
});

it('includes the columns of fields that administrators enter, and none of fields that only a source fills', () => {
  const [header = ''] = templateWith([field('site'), field('cost', { editableBy: 'sources' })]).split(
    /\r?\n/,
  );
  expect(header).toContain('site');
  expect(header).not.toContain('cost');
});
