import { Inject, Injectable } from '@nestjs/common';
import { ADMINISTRATIVE_ROLES, ProvisionAccounts, ResumeAccount, UpdateAccount } from '#accounts';
import { ImportBindings, type ImportedIdentity } from '#binding';
import { CLOCK, newId, type Clock } from '#kernel';
import { json, type Transaction } from '#database';
import { ApplySourceProfiles, type SourceProfile } from '#profiles';
import type { ChangeKind } from '../../domain/change.js';
import type { DirectorySource } from '../../domain/source.js';
import { noteApplied, noteTaken, openChanges } from '../../infra/apply-statements.js';
import { putMemberships, putPeople, removeMemberships, type PutPerson } from '../../infra/put-statements.js';
import { UnitWatchers } from '../unit-watchers.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/**
 * The authority of links and addresses from the source: until a person vouches for them, they count for members only. Otherwise anybody who
 * may edit an organisation's address book could become the owner of its portal.
 */
const AUTHORITY = 'member';

/** A change in progress. */
export type OpenChange = Awaited<ReturnType<ApplyBatch['next']>>[number];

/** Facts about the source that a batch needs. */
export interface Source {
  readonly provider: string;
  /** The identity attributes that the source knows. */
  readonly attributesOf: Awaited<ReturnType<DirectorySource['identityAttributes']>>;
}

/** Applies the planned changes of some people, in one transaction. */
@Injectable()
export class ApplyBatch {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly attempt: RunAttempt,
    private readonly provision: ProvisionAccounts,
    private readonly bindings: ImportBindings,
    private readonly update: UpdateAccount,
    private readonly resume: ResumeAccount,
    private readonly watchers: UnitWatchers,
    private readonly profiles: ApplySourceProfiles,
  ) {}

  /** Open changes of some kinds, those with the next keys first. */
  next(run: AttemptedRun, kinds: readonly ChangeKind[], after: string, limit: number) {
    const { tenantId, id: runId, connectionId } = run;
    return this.attempt.reading(run, 'batch', (transaction) =>
      transaction.run(openChanges, { tenantId, runId, connectionId, kinds, after, limit }),
    );
  }

  /**
   * Returns the number of changes applied: all except those whose name was taken since the plan was made.
   *
   * @throws PlanOutdated
   */
  async executeIn(
    transaction: Transaction,
    run: AttemptedRun,
    changes: readonly OpenChange[],
    { provider, attributesOf }: Source,
  ): Promise<number> {
    const { id: runId, connectionId } = run;
    const isNew = ({ kind }: OpenChange): boolean => kind === 'created';
    const made = await this.make(transaction, runId, changes.filter(isNew));
    const kept = changes.filter((change) => !isNew(change)).map(withAccount);
    const matched = kept.filter(({ change }) => change.reason === 'matched');
    const imported = [...made, ...matched].map(({ change, accountId }): ImportedIdentity => ({
      accountId,
      isCounted: isNew(change),
      identity: {
        provider,
        connectionId,
        subject: change.subject ?? change.key,
        name: change.name,
        attributes: attributesOf(change),
      },
    }));
    const linked = await this.bindings.executeIn(transaction, connectionId, imported, AUTHORITY);
    if (linked.size < imported.length) throw new PlanOutdated();
    for (const { change, accountId } of kept) await this.follow(transaction, change, accountId);
    const profiles = [...made, ...kept].filter(({ change }) => !isPrivileged(change)).map(changedProfileOf);
    await this.profiles.executeIn(transaction, 'directory', profiles);
    await this.keep(transaction, run, [...made, ...kept]);
    return made.length + kept.length;
  }

  /** Creates accounts; people whose name was taken since the plan was made become conflicts. */
  private async make(transaction: Transaction, runId: string, changes: readonly OpenChange[]) {
    const wanted = changes.map((change) => ({ change, accountId: newId() }));
    const made = await this.provision.executeIn(
      transaction,
      wanted.map(({ change, accountId }) => ({
        id: accountId,
        username: change.username ?? change.seat,
        email: change.email,
        phoneNumber: change.phoneNumber,
        isPhoneNumberVerified: change.isPhoneNumberVerified,
        displayName: change.name,
      })),
      AUTHORITY,
      1,
    );
    const keys = wanted.filter(({ accountId }) => !made.has(accountId)).map(({ change }) => change.key);
    if (keys.length > 0) await transaction.run(noteTaken, { tenantId: transaction.tenantId, runId, keys });
    return wanted.filter(({ accountId }) => made.has(accountId));
  }

  /** Updates an account that was made for the person, and only with what has changed at the source. */
  private async follow(transaction: Transaction, change: OpenChange, accountId: string): Promise<void> {
    if (change.kind === 'restored') await this.resume.executeIn(transaction, accountId);
    const isOurs = change.isOurs === true;
    if (!(isOurs || change.isProvisioned) || change.role !== 'member') return;
    const isFree = change.emailOf === null || change.emailOf === accountId;
    const changes = {
      ...(!isOurs || change.formerName === change.name ? {} : { displayName: change.name }),
      ...(!isOurs || change.formerEmail === change.email || !isFree ? {} : { email: change.email }),
      ...(hasOtherNumber(change) ? { phoneNumber: change.phoneNumber } : {}),
    };
    if (Object.keys(changes).length === 0) return;
    const { isPhoneNumberVerified } = change;
    await this.update.follow(transaction, accountId, changes, {
      authority: AUTHORITY,
      isPhoneNumberVerified,
    });
  }

  private async keep(
    transaction: Transaction,
    { id: runId, connectionId }: AttemptedRun,
    people: readonly { readonly change: OpenChange; readonly accountId: string }[],
  ): Promise<void> {
    const { tenantId } = transaction;
    const now = this.clock.now();
    const given = people.map(({ change, accountId }): PutPerson => ({
      key: change.key,
      id: change.personId ?? newId(),
      account_id: accountId,
      // An account that a logon made for the person is treated like one that a run makes.
      is_ours: change.kind === 'created' || change.isOurs === true || change.isProvisioned,
    }));
    const accountIds = people.map(({ accountId }) => accountId);
    await transaction.run(putPeople, { tenantId, runId, connectionId, people: json(given), now });
    await transaction.run(removeMemberships, { tenantId, connectionId, accountIds });
    await transaction.run(putMemberships, { tenantId, connectionId, accountIds });
    const changed = people.filter(({ change }) => change.kind !== 'created');
    await this.watchers.moved(
      transaction,
      changed.map(({ accountId }) => accountId),
    );
    const changes = given.map(({ key, account_id }) => ({ key, account_id }));
    await transaction.run(noteApplied, { tenantId, runId, changes: json(changes), now });
  }
}

/** Owners and administrators are left as people have set them up. */
function isPrivileged({ role }: OpenChange): boolean {
  return role !== null && ADMINISTRATIVE_ROLES.includes(role);
}

/** The values of a person's fields that the source has changed. */
function changedProfileOf({
  change,
  accountId,
}: {
  readonly change: OpenChange;
  readonly accountId: string;
}): SourceProfile {
  const [now, former] = [change.profile, change.formerProfile ?? {}];
  const keys = Object.keys({ ...former, ...now }).filter((key) => now[key] !== former[key]);
  return { accountId, values: Object.fromEntries(keys.map((key) => [key, now[key] ?? null])) };
}

/** Thrown when an account or identity was linked by hand since the plan was made; the next run takes it into account. */
export class PlanOutdated extends Error {
  override readonly name = 'PlanOutdated';
}

/** Whether the source has changed the number or its verification. */
function hasOtherNumber(change: OpenChange): boolean {
  return (
    change.formerPhoneNumber !== change.phoneNumber ||
    change.wasPhoneNumberVerified !== change.isPhoneNumberVerified
  );
}

function withAccount(change: OpenChange): { readonly change: OpenChange; readonly accountId: string } {
  if (change.accountId === null) throw new TypeError('A planned change names no account');
  return { change, accountId: change.accountId };
}
