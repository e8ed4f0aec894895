import type { ProfileField } from '../../../api/generated/models/profile-field';

/** What each type is called. */
export const TYPES: Readonly<Record<ProfileField['type'], string>> = {
  text: $localize`:@@fields.type.text:Text`,
  number: $localize`:@@fields.type.number:Number`,
  date: $localize`:@@fields.type.date:Date`,
  boolean: $localize`:@@fields.type.boolean:Yes or no`,
  choice: $localize`:@@fields.type.choice:Choice`,
  url: $localize`:@@fields.type.url:Web address`,
};

/** Who changes a value by hand. */
export const EDITORS: Readonly<Record<ProfileField['editableBy'], string>> = {
  person: $localize`:@@fields.editor.person:The person and administrators`,
  administrators: $localize`:@@fields.editor.administrators:Administrators`,
  sources: $localize`:@@fields.editor.sources:Nobody: sources only`,
};

/** The source that counts while both tell a field. */
export const LEADERS: Readonly<Record<ProfileField['leader'], string>> = {
  directory: $localize`:@@fields.leader.directory:Directory`,
  scim: $localize`:@@fields.leader.scim:SCIM`,
};
