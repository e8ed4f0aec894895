import { phoneNumber } from '#accounts';
import { identifierKey, identifierText, plainText } from '#kernel';
import { refused } from './refused.js';
import { withValue, type Complex, type Resource, type Value } from './schema/resource.js';
import { ENTERPRISE, USER_TYPE } from './schema/user-type.js';

/** Attributes that are stored for the client as sent, by path. Some also go into profiles. */
const KEPT = [
  'name.formatted',
  'name.familyName',
  'name.givenName',
  'title',
  `${ENTERPRISE}.employeeNumber`,
  `${ENTERPRISE}.department`,
] as const;

export type KeptAttributes = Readonly<Partial<Record<(typeof KEPT)[number], string>>>;

/** An account, as clients see and describe it. */
export interface UserFields {
  readonly externalId: string | null;
  readonly userName: string;
  readonly displayName: string;
  readonly email: string | null;
  /** In E.164. */
  readonly phoneNumber: string | null;
  readonly isActive: boolean;
  readonly kept: KeptAttributes;
}

/** The attributes that another source may decide. */
export type SharedField = 'displayName' | 'email' | 'phoneNumber' | 'isActive';

const text = (what: string, max: number) => plainText({ max, min: 1, trim: true, what });

const checked = {
  externalId: text('externalId', 255),
  userName: text('userName', 254),
  displayName: text('displayName', 100),
  email: text('The address', 254),
  phoneNumber,
  kept: text('A text', 200),
} as const;

/**
 * Reads an account from a whole resource. Missing attributes keep their value where an account requires one.
 *
 * @param before the present account; left out: a new one
 * @throws DomainError `scim.value_invalid`
 */
export function userFrom(resource: Resource, before?: UserFields): UserFields {
  const said = (path: string, as: keyof typeof checked): string | undefined => {
    const value = textAt(resource, path);
    return value === undefined ? undefined : parsed(as, value);
  };
  const userName = said('userName', 'userName');
  if (userName === undefined) throw refused('invalidValue', 'userName is missing.');
  const kept = Object.fromEntries(
    KEPT.flatMap((path) => {
      const value = said(path, 'kept');
      return value === undefined ? [] : [[path, value]];
    }),
  );
  const email = chosenOf(resource['emails'], ['work', ANY]);
  const number = chosenOf(resource['phoneNumbers'], ['work', 'mobile']);
  return {
    externalId: said('externalId', 'externalId') ?? null,
    userName,
    displayName: said('displayName', 'displayName') ?? before?.displayName ?? nameFrom(kept) ?? userName,
    email: email === undefined ? null : parsed('email', email),
    phoneNumber: number === undefined ? null : parsed('phoneNumber', withoutScheme(number)),
    isActive: typeof resource['active'] === 'boolean' ? resource['active'] : (before?.isActive ?? true),
    kept,
  };
}

/** An account as a resource, without the attributes that only the portal sets. */
export function resourceOfUser({
  externalId,
  userName,
  displayName,
  email,
  phoneNumber: number,
  isActive,
  kept,
}: UserFields): Resource {
  const own: Resource = {
    ...(externalId === null ? {} : { externalId }),
    userName,
    displayName,
    ...(email === null ? {} : { emails: [{ value: email, type: 'work', primary: true }] }),
    ...(number === null ? {} : { phoneNumbers: [{ value: number, type: 'work', primary: true }] }),
    active: isActive,
  };
  return Object.entries(kept).reduce(withTextAt, own);
}

/**
 * The user name of a new account: the given one, or the part of an address before the `@`.
 *
 * @throws DomainError `scim.value_invalid` when it is not a valid user name
 */
export function usernameFrom(userName: string): string {
  const [name = ''] = identifierKey(userName).split('@');
  const { data, error } = identifierText(64).safeParse(name);
  if (data !== undefined) return data;
  throw refused(
    'invalidValue',
    `userName, up to an @, ${error.issues[0]?.message ?? 'is no name of an account'}.`,
  );
}

function parsed(as: keyof typeof checked, value: string): string {
  const { data, error } = checked[as].safeParse(value);
  if (data !== undefined) return data;
  const what = as === 'phoneNumber' ? `phoneNumbers: ${value} ` : '';
  throw refused('invalidValue', `${what}${error.issues[0]?.message ?? as}.`);
}

/** Chinese names put the family name first, without a space. */
function nameFrom(kept: KeptAttributes): string | undefined {
  const { 'name.formatted': whole, 'name.givenName': given = '', 'name.familyName': family = '' } = kept;
  if (whole !== undefined) return whole;
  const name = /\p{Script=Han}/u.test(family) ? `${family}${given}` : `${given} ${family}`.trim();
  return name === '' ? undefined : name;
}

/** Matches a value of any type. */
const ANY = '*';

/** The primary value, or else the first one with one of these types, in their order. Fax and pager numbers are never used, as they do not reach a person. */
function chosenOf(values: Value | undefined, types: readonly string[]): string | undefined {
  const list = Array.isArray(values) ? (values as readonly Complex[]) : [];
  const isOf = ({ type }: Complex, wanted: string): boolean =>
    wanted === ANY || String(type).toLowerCase() === wanted;
  const byType = types.map((wanted) => list.find((one) => isOf(one, wanted)));
  const chosen = list.findLast(({ primary }) => primary === true) ?? byType.find((one) => one !== undefined);
  return typeof chosen?.['value'] === 'string' && chosen['value'] !== '' ? chosen['value'] : undefined;
}

/** A number in the form of RFC 3966, as RFC 7643, 4.1.2 requires, without its `tel:`. */
function withoutScheme(number: string): string {
  return number.replace(/^tel:/i, '');
}

/** Splits a path into attribute and part. Names of extensions contain dots. */
function placeOf(path: string): readonly [string, string | undefined] {
  const attribute = USER_TYPE.attributes.find(({ name }) => path.startsWith(`${name}.`));
  return attribute === undefined
    ? [path, undefined]
    : [attribute.name, path.slice(attribute.name.length + 1)];
}

/** Empty texts count as missing. */
function textAt(resource: Resource, path: string): string | undefined {
  const [name, part] = placeOf(path);
  const value = resource[name];
  const found = part === undefined ? value : (value as Complex | undefined)?.[part];
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

function withTextAt(resource: Resource, [path, text]: [string, string]): Resource {
  const [name, part] = placeOf(path);
  const whole = part === undefined ? text : { ...(resource[name] as Complex | undefined), [part]: text };
  return withValue<Value>(resource, name, whole);
}
