/** What the log is filtered by, each part by its name, as it stands in an address and in an export. */
export type NamedFilter = Readonly<Record<string, string | readonly string[]>>;

/** Operators and the system act without an account. */
const IS_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Ids of the accounts that a filter names. */
export function peopleIn({ person, actor, target }: NamedFilter): string[] {
  const account = typeof target === 'string' ? target.replace(/^account:/, '') : undefined;
  return [person, actor, account].filter((id): id is string => typeof id === 'string' && IS_ID.test(id));
}
