import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, assertMay } from '#accounts';
import { CLOCK, DomainError, maskName, type Clock } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import { assertRevision } from '#http';
import { EventPublisher } from '#messaging';
import type { Viewer } from '../domain/field.js';
import { valueOf } from '../domain/value.js';
import { ProfileChanged } from '../events.js';
import { isValueTaken } from '../infra/taken-value.js';
import { enterValues, takenFields, type EnteredValue } from '../infra/value-statements.js';
import { ProfileFields } from './profile-fields.js';
import { ProfileWatchers } from './profile-watchers.js';
import { ReadProfile, type ProfileEntry } from './read-profile.js';
import { lockUniqueValues } from './lock-unique-values.js';

/** Values by field key; null or an empty text removes a value, and fields left out stay. */
export type EnteredValues = Readonly<Record<string, string | null>>;

/** Changes values of a person's profile by hand. */
@Injectable()
export class ChangeProfile {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly fields: ProfileFields,
    private readonly profiles: ReadProfile,
    private readonly watchers: ProfileWatchers,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Publishes nothing when nothing changes.
   *
   * @param by the person, for their own account, or an administrator
   * @param revision of the profile on which the change is based; undefined: none
   * @throws DomainError `account.unknown`, `accounts.more_privileged`, `profiles.field_unknown`, `profiles.field_fixed`,
   * `profiles.value_invalid`, `profiles.value_missing`, `profiles.value_taken`, `revision.stale`
   */
  async execute(
    tenantId: string,
    accountId: string,
    values: EnteredValues,
    { by, revision }: { readonly by: Exclude<Viewer, 'helpdesk'>; readonly revision?: string | undefined },
  ): Promise<void> {
    try {
      await this.unitOfWork.run(tenantId, async (transaction) => {
        const username = await this.usernameOf(transaction, accountId, by);
        lockUniqueValues(transaction, await this.fields.held(transaction));
        const profile = await this.profiles.executeIn(transaction, accountId, by);
        assertRevision(profile.revision, revision);
        const changed = Object.entries(values).flatMap(([key, value]) =>
          changeOf(profile.entries, key, value),
        );
        if (changed.length > 0) await this.write(transaction, { accountId, username, changed });
      });
    } catch (error) {
      throw isValueTaken(error) ? valueTaken([]) : error;
    }
  }

  /** Locks the account until the transaction ends. */
  private async usernameOf(transaction: Transaction, accountId: string, by: Viewer): Promise<string> {
    if (by === 'administrators') return (await assertMay(transaction, 'update', accountId)).account.username;
    await this.accounts.hold(transaction, accountId);
    const account = await this.accounts.byId(transaction, accountId);
    if (account?.status !== 'active')
      throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
    return account.username;
  }

  private async write(transaction: Transaction, { accountId, username, changed }: Changing): Promise<void> {
    const { tenantId } = transaction;
    const entered = json(changed.map(({ field_id, value }) => ({ field_id, value })));
    const taken = await transaction.run(takenFields, { tenantId, accountId, values: entered });
    if (taken.length > 0) throw valueTaken(taken.map(({ key }) => key));
    await transaction.run(enterValues, { tenantId, accountId, values: entered, now: this.clock.now() });
    await this.watchers.changed(transaction, [accountId]);
    this.events.publish(transaction, ProfileChanged, {
      outcome: 'success',
      accountId,
      targets: [{ kind: 'account', id: accountId, label: maskName(username) }],
      fields: changed.map(({ key }) => key),
    });
  }
}

interface Changing {
  readonly accountId: string;
  readonly username: string;
  readonly changed: readonly (EnteredValue & { readonly key: string })[];
}

/** The change for a value that was entered; empty if it is the same as before. */
function changeOf(
  entries: readonly ProfileEntry[],
  key: string,
  entered: string | null,
): Changing['changed'] {
  const entry = entries.find(({ field }) => field.key === key);
  if (entry === undefined) {
    throw new DomainError('invalid', 'profiles.field_unknown', {
      detail: `There is no field "${key}".`,
      facts: { field: key },
    });
  }
  const { field } = entry;
  const value = entered === null || entered.trim() === '' ? null : checked(entry, entered);
  if (value === entry.value) return [];
  if (!entry.mayEdit) {
    throw new DomainError('forbidden', 'profiles.field_fixed', {
      detail: `"${field.label.en}" cannot be changed here.`,
      facts: { field: key },
    });
  }
  if (value === null && field.isRequired) {
    throw new DomainError('invalid', 'profiles.value_missing', {
      detail: `"${field.label.en}" is required.`,
      facts: { field: key },
    });
  }
  return [{ field_id: field.id, key, value }];
}

function checked({ field }: ProfileEntry, entered: string): string {
  const parsed = valueOf(field).safeParse(entered);
  if (parsed.success) return parsed.data;
  throw new DomainError('invalid', 'profiles.value_invalid', {
    detail: `"${field.label.en}" ${parsed.error.issues[0]?.message ?? 'cannot be that'}.`,
    facts: { field: field.key },
  });
}

function valueTaken(fields: readonly string[]): DomainError {
  return new DomainError('conflict', 'profiles.value_taken', {
    detail: `Another account has this value${fields.length === 0 ? '' : `: ${fields.join(', ')}`}. No two may have the same.`,
    facts: { fields },
  });
}
