import type { ServiceProvider, SOURCES } from '../domain/service-provider.js';
import type { Attribute } from './assertion.js';

/** What attributes are made of. */
interface Person {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly groups: readonly string[];
  /** Of the profile, by the keys of fields. */
  readonly fields: Readonly<Record<string, string>>;
}

const VALUES: Readonly<
  Record<
    Exclude<(typeof SOURCES)[number], 'fixed'>,
    (person: Person, value: string) => readonly (string | null)[]
  >
> = {
  id: ({ accountId }) => [accountId],
  username: ({ username }) => [username],
  name: ({ name }) => [name],
  email: ({ email }) => [email],
  role: ({ role }) => [role],
  groups: ({ groups }) => groups,
  field: ({ fields }, key) => [Object.hasOwn(fields, key) ? (fields[key] ?? null) : null],
};

/** What an application is told of a person, as it is registered. What an account does not have is left out. */
export function attributesOf({ attributes }: ServiceProvider, person: Person): readonly Attribute[] {
  return attributes.flatMap(({ name, friendlyName, source, value: fixed }) => {
    const told = source === 'fixed' ? [fixed] : VALUES[source](person, fixed ?? '');
    const values = told.filter((value) => value !== null);
    return values.length === 0 ? [] : [{ name, friendlyName, values }];
  });
}
