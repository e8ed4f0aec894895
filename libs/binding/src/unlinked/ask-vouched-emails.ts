import { Inject, Injectable } from '@nestjs/common';
import { Providers, type ExternalIdentity } from '#providers';
import { LOGGER, type Logger } from '#runtime';

/** Maximum number of people that one preview asks a provider about, and how many at a time. */
const MOST = 40;
const AT_ONCE = 8;

/** Time limit for all of them together, in milliseconds. */
const PATIENCE_MS = 8_000;

/** Asks providers for the addresses that they vouch for, of people whose logon brought none: a scan brings one only if a rule needs it. */
@Injectable()
export class AskVouchedEmails {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly providers: Providers,
  ) {}

  /** Call it outside a transaction. People who could not be asked about in time are returned unchanged. */
  async of<Person extends ExternalIdentity>(
    tenantId: string,
    people: readonly Person[],
  ): Promise<readonly Person[]> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const waiting = people
      .filter((person) => this.providers.vouchedEmailOf(person) === undefined)
      .slice(0, MOST);
    const told = new Map<string, string>();
    const ask = async (): Promise<void> => {
      for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) {
        const provider = this.providers.byKey(person.provider);
        const email = await provider?.askVouchedEmail?.(tenantId, person, signal);
        if (email !== undefined) told.set(person.subject, email);
      }
    };
    const asked = await Promise.allSettled(Array.from({ length: AT_ONCE }, ask));
    const failed = asked.find((one) => one.status === 'rejected');
    if (failed !== undefined)
      this.logger.warn(
        { err: failed.reason as unknown },
        'A provider did not return email addresses for a preview',
      );
    return people.map((person) =>
      withEmail(person, this.providers.byKey(person.provider)?.vouchedEmail, told),
    );
  }
}

function withEmail<Person extends ExternalIdentity>(
  person: Person,
  attribute: string | undefined,
  told: ReadonlyMap<string, string>,
): Person {
  const email = told.get(person.subject);
  if (email === undefined || attribute === undefined) return person;
  return { ...person, attributes: { ...person.attributes, [attribute]: email } };
}
