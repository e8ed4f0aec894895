/** The filters of a search or an export, each with its label. */
export type NamedFilter = Readonly<Record<string, string | readonly string[]>>;

/** Actors without an account: operators and the system. */
const IS_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The ids of the accounts in a filter. */
export function peopleIn({ person, actor, target }: NamedFilter): string[] {
  const account = typeof target === 'string' ? target.replace(/^account:/, '') : undefined;
  return [person, actor, account].filter((id): id is string => typeof id === 'string' && IS_ID.test(id));
}
