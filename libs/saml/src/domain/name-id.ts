import { createHmac } from 'node:crypto';
import { FORMAT_NAMES, NAME_ID_FORMATS, type NameIdFormat } from './names.js';
import type { ServiceProvider } from './service-provider.js';

/** The person whom a name id identifies. */
interface Named {
  readonly accountId: string;
  readonly sessionId: string;
  readonly username: string;
  readonly email: string | null;
}

/**
 * The format of the name id for an application. A requested format is used only if it reveals nothing that the application does not learn anyway;
 * undefined: it must be refused.
 *
 * @param wanted the requested format; null: any
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
 * A person's name id. A persistent name differs for each application, a transient one also for each session. Undefined: the account has no name of this
 * format.
 *
 * @param salt the application's secret: anybody who knows it can find the person behind a name
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
