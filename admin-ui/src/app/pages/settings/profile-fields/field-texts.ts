import type { ProfileField } from '../../../api/generated/models/profile-field';

/** The labels of types. */
export const TYPES: Readonly<Record<ProfileField['type'], string>> = {
  text: $localize`:@@fields.type.text:Text`,
  number: $localize`:@@fields.type.number:Number`,
  date: $localize`:@@fields.type.date:Date`,
  boolean: $localize`:@@fields.type.boolean:Yes or no`,
  choice: $localize`:@@fields.type.choice:Choice`,
  url: $localize`:@@fields.type.url:Web address`,
};

/** The labels for who edits a value. */
export const EDITORS: Readonly<Record<ProfileField['editableBy'], string>> = {
  person: $localize`:@@fields.editor.person:The person and administrators`,
  administrators: $localize`:@@fields.editor.administrators:Administrators`,
  sources: $localize`:@@fields.editor.sources:Nobody: sources only`,
};

/** The labels for the source that takes precedence when several have a value. */
export const LEADERS: Readonly<Record<ProfileField['leader'], string>> = {
  directory: $localize`:@@fields.leader.directory:Directory`,
  scim: $localize`:@@fields.leader.scim:SCIM`,
};
