import { DomainError, type BilingualText } from '#kernel';

/** Attributes of the source by their targets: `displayName` and `email` of accounts, and profile fields by key. */
export type Mapping = Readonly<Record<string, string>>;

/** An attribute of people that a source supplies. */
export interface SourceAttribute {
  /** Ends with a dot if an organisation has attributes of its own; the organisation's name for the attribute follows the dot. */
  readonly key: string;
  readonly label: BilingualText;
}

export const DEFAULT_MAPPING: Mapping = {
  displayName: 'name',
  email: 'email',
  title: 'title',
  jobNumber: 'jobNumber',
};

/** Targets that belong to the accounts themselves. */
const OF_ACCOUNTS = ['displayName', 'email'];

/**
 * Applies changes to a mapping; null and an empty text remove a field from it.
 *
 * @param fields keys of the fields of profiles
 * @throws DomainError `directory.setting_invalid`
 */
export function changedMapping(
  mapping: Mapping,
  changes: Readonly<Record<string, string | null>>,
  {
    fields,
    attributes,
  }: { readonly fields: readonly string[]; readonly attributes: readonly SourceAttribute[] },
): Mapping {
  const targets = [...OF_ACCOUNTS, ...fields];
  const changed = new Map(Object.entries(mapping));
  for (const [field, attribute] of Object.entries(changes)) {
    if (!targets.includes(field))
      throw invalid(`There is no field "${field}". There are ${targets.join(', ')}.`);
    if (attribute === null || attribute === '') changed.delete(field);
    else if (isAttribute(attribute, attributes)) changed.set(field, attribute);
    else {
      const known = attributes.map(({ key }) => (key.endsWith('.') ? `${key}NAME` : key)).join(', ');
      throw invalid(`The source has no attribute "${attribute}". It has ${known}.`);
    }
  }
  if (!changed.has('displayName'))
    throw invalid('Every account has a name: map displayName to an attribute.');
  return Object.fromEntries([...changed].filter(([field]) => targets.includes(field)));
}

function isAttribute(word: string, attributes: readonly SourceAttribute[]): boolean {
  return attributes.some(({ key }) =>
    key.endsWith('.') ? word.length > key.length && word.startsWith(key) : word === key,
  );
}

function invalid(detail: string): DomainError {
  return new DomainError('invalid', 'directory.setting_invalid', { detail });
}
