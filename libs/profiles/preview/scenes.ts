import type { Scenes } from '../../pages/preview/scenes.js';
import type { ProfileEntry } from '../src/application/read-profile.js';
import type { FieldType } from '../src/domain/field.js';
import { profilePage } from '../src/pages/profile-page.js';

function entry(
  key: string,
  type: FieldType,
  [en, zh]: readonly [string, string],
  value: string | null,
): ProfileEntry {
  return {
    field: {
      id: key,
      key,
      label: { en, zh },
      type,
      choices: type === 'choice' ? ['S', 'M', 'L', 'XL'] : [],
      isBuiltIn: false,
      isRequired: type === 'number',
      isUnique: false,
      visibleTo: ['person'],
      editableBy: 'person',
      leader: 'directory',
    },
    value,
    origin: value === null ? null : 'hand',
    said: {},
    mayEdit: true,
  };
}

/** A field of each type. */
const ENTRIES = [
  entry('desk', 'text', ['Desk', '工位'], '3F-027'),
  entry('floor', 'number', ['Floor', '楼层'], 'three'),
  entry('since', 'date', ['At this desk since', '启用日期'], '2026-03-01'),
  entry('canDrive', 'boolean', ['Has a driving licence', '持有驾照'], 'true'),
  entry('shirt', 'choice', ['Shirt size', '衣服尺码'], null),
  entry('page', 'url', ['Page about me', '个人主页'], null),
];

export const scenes: Scenes = {
  'profile-form': (context) => profilePage({ context, entries: ENTRIES }),
  'profile-form-refused': (context) =>
    profilePage({
      context,
      entries: ENTRIES,
      refused: { code: 'profiles.value_invalid', fields: ['floor'] },
    }),
};
