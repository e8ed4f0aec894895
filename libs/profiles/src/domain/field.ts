import type { BilingualText } from '#kernel';

export const FIELD_TYPES = ['text', 'number', 'date', 'boolean', 'choice', 'url'] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** Who can be shown a field; administrators see every one. */
export const VIEWERS = ['person', 'helpdesk'] as const;

/** Who looks at a profile, or changes it. */
export type Viewer = (typeof VIEWERS)[number] | 'administrators';

/** Who changes a value by hand: the person and administrators, administrators alone, or nobody but the sources. */
export const EDITORS = ['person', 'administrators', 'sources'] as const;

/** Where values come from by themselves. */
export const SOURCES = ['directory', 'scim'] as const;

export type Source = (typeof SOURCES)[number];

/** Where a value comes from. */
export type Origin = Source | 'hand';

/** Something that is kept of people besides what an account is made of. */
export interface Field {
  readonly id: string;
  /** The name by which programs know it. It never changes. */
  readonly key: string;
  readonly label: BilingualText;
  /** It never changes: values would lose their meaning. */
  readonly type: FieldType;
  /** What can be chosen, in their order; of other types none. */
  readonly choices: readonly string[];
  readonly isBuiltIn: boolean;
  /** Whoever saves it by hand has to fill it in. A source may leave it out. */
  readonly isRequired: boolean;
  /** No two accounts have the same value, in whatever case. */
  readonly isUnique: boolean;
  readonly visibleTo: readonly (typeof VIEWERS)[number][];
  readonly editableBy: (typeof EDITORS)[number];
  /** The source that counts while both tell the field. */
  readonly leader: Source;
}

/** What the rules of seeing and editing depend on. */
type Rules = Pick<Field, 'visibleTo' | 'editableBy'>;

export function maySee(viewer: Viewer, { visibleTo }: Rules): boolean {
  return viewer === 'administrators' || visibleTo.includes(viewer);
}

export function mayEdit(viewer: Viewer, { editableBy }: Rules): boolean {
  if (viewer === 'administrators') return editableBy !== 'sources';
  return viewer === 'person' && editableBy === 'person';
}
