import { createHmac } from 'node:crypto';
import { FORMAT_NAMES, NAME_ID_FORMATS, type NameIdFormat } from './names.js';
import type { ServiceProvider } from './service-provider.js';

/** Whom a name is for. */
interface Named {
  readonly accountId: string;
  readonly sessionId: string;
  readonly username: string;
  readonly email: string | null;
}

/**
 * By which format an application is told a person's name. What a request asks for counts where it tells nothing that the application is
 * not told anyway; undefined: it cannot be given.
 *
 * @param wanted name of a format; null: any
 */
export function formatFor(
  { nameIdFormat, attributes }: ServiceProvider,
  wanted: string | null,
): NameIdFormat | undefined {
  if (wanted === null || wanted === FORMAT_NAMES.username) return nameIdFormat;
  const format = NAME_ID_FORMATS.find((one) => FORMAT_NAMES[one] === wanted);
  const isTold =
    format === nameIdFormat ||
    format === 'persistent' ||
    format === 'transient' ||
    (format === 'email' && attributes.some(({ source }) => source === 'email'));
  return isTold ? format : undefined;
}

/**
 * What a person is called. A persistent name is another one for each application, a transient one another for each session, too.
 * Undefined: the account has none of this format.
 *
 * @param salt of the application: a secret, as whoever has it can tell whose a name is
 */
export function nameOf(format: NameIdFormat, salt: string, person: Named): string | undefined {
  const derived = (text: string): string => createHmac('sha256', salt).update(text).digest('base64url');
  switch (format) {
    case 'persistent':
      return derived(person.accountId);
    case 'transient':
      return `_${derived(person.sessionId)}`;
    case 'username':
      return person.username;
    case 'email':
      return person.email ?? undefined;
  }
}
