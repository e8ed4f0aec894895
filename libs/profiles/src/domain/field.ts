import type { BilingualText } from '#kernel';

export const FIELD_TYPES = ['text', 'number', 'date', 'boolean', 'choice', 'url'] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** Who can be allowed to see a field; administrators see every one. */
export const VIEWERS = ['person', 'helpdesk'] as const;

/** The viewer or editor of a profile. */
export type Viewer = (typeof VIEWERS)[number] | 'administrators';

/** Who may change a value by hand: the person and administrators, administrators only, or nobody but the sources. */
export const EDITORS = ['person', 'administrators', 'sources'] as const;

/** Automatic sources of values. */
export const SOURCES = ['directory', 'scim'] as const;

export type Source = (typeof SOURCES)[number];

/** Origin of a value. */
export type Origin = Source | 'hand';

/** A field of people's profiles, in addition to the fields of accounts. */
export interface Field {
  readonly id: string;
  /** The name by which programs address it. Never changes. */
  readonly key: string;
  readonly label: BilingualText;
  /** Never changes: existing values would lose their meaning. */
  readonly type: FieldType;
  /** The choices, in their order; empty for other types. */
  readonly choices: readonly string[];
  readonly isBuiltIn: boolean;
  /** A person who saves it by hand must fill it in. A source may leave it out. */
  readonly isRequired: boolean;
  /** No two accounts may have the same value, ignoring case. */
  readonly isUnique: boolean;
  readonly visibleTo: readonly (typeof VIEWERS)[number][];
  readonly editableBy: (typeof EDITORS)[number];
  /** The source that takes precedence while both supply the field. */
  readonly leader: Source;
}

/** The settings that decide who sees and edits a field. */
type Rules = Pick<Field, 'visibleTo' | 'editableBy'>;

export function maySee(viewer: Viewer, { visibleTo }: Rules): boolean {
  return viewer === 'administrators' || visibleTo.includes(viewer);
}

export function mayEdit(viewer: Viewer, { editableBy }: Rules): boolean {
  if (viewer === 'administrators') return editableBy !== 'sources';
  return viewer === 'person' && editableBy === 'person';
}
