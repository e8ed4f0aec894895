import type { ServiceProvider, SOURCES } from '../domain/service-provider.js';
import type { Attribute } from './assertion.js';

/** The values from which attributes are made. */
interface Person {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly role: string;
  readonly groups: readonly string[];
  /** Profile fields, by the key of the field. */
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
  phone: ({ phoneNumber }) => [phoneNumber],
  role: ({ role }) => [role],
  groups: ({ groups }) => groups,
  field: ({ fields }, key) => [Object.hasOwn(fields, key) ? (fields[key] ?? null) : null],
};

/** The attributes of a person that the application is registered to receive. Attributes that the account lacks are left out. */
export function attributesOf({ attributes }: ServiceProvider, person: Person): readonly Attribute[] {
  return attributes.flatMap(({ name, friendlyName, source, value: fixed }) => {
    const told = source === 'fixed' ? [fixed] : VALUES[source](person, fixed ?? '');
    const values = told.filter((value) => value !== null);
    return values.length === 0 ? [] : [{ name, friendlyName, values }];
  });
}
