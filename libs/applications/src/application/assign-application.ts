import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import type { Assignee } from '../domain/assignment.js';
import { ApplicationAssigned, ApplicationUnassigned } from '../events.js';
import {
  deleteAssignment,
  groupOfAssignment,
  insertAssignment,
  unitOfAssignment,
} from '../infra/assignment-statements.js';
import { applicationTarget, lockRegistered } from '../infra/read-application.js';
import { countChange } from '../infra/write-application.js';

/** Sets who may use an application with the audience `assigned`. */
@Injectable()
export class AssignApplication {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Lets a role, an account, everybody in a unit, or a group use the application.
   *
   * @throws DomainError `application.unknown`, `account.unknown`, `directory.unit_unknown`, `groups.unknown`, `application.assigned_already`
   */
  async execute(
    tenantId: string,
    applicationId: string,
    assignee: Assignee,
  ): Promise<{ readonly id: string }> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const application = await lockRegistered(transaction, applicationId);
      const label = await this.labelOf(transaction, assignee);
      const id = newId();
      const now = this.clock.now();
      const made = await transaction.run(insertAssignment, {
        id,
        tenantId,
        applicationId,
        role: assignee.role ?? null,
        accountId: assignee.accountId ?? null,
        unitId: assignee.unitId ?? null,
        groupId: assignee.groupId ?? null,
        now,
      });
      if (made.length === 0)
        throw new DomainError('conflict', 'application.assigned_already', {
          detail: 'The application already has this assignment.',
        });
      transaction.send(countChange, { tenantId, id: applicationId, now });
      this.events.publish(transaction, ApplicationAssigned, {
        outcome: 'success',
        applicationId,
        targets: [applicationTarget(application), ...label],
        ...assignee,
      });
      return { id };
    });
  }

  /**
   * Removes an assignment to a role, an account, a unit or a group; what depends on it ends at once.
   *
   * @throws DomainError `application.unknown`, `application.not_assigned`
   */
  async end(tenantId: string, applicationId: string, id: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const application = await lockRegistered(transaction, applicationId);
      const [ended] = await transaction.run(deleteAssignment, { tenantId, applicationId, id });
      if (ended === undefined)
        throw new DomainError('not_found', 'application.not_assigned', {
          detail: 'The application has no such assignment.',
        });
      transaction.send(countChange, { tenantId, id: applicationId, now: this.clock.now() });
      const { role, accountId, unitId, groupId } = ended;
      this.events.publish(transaction, ApplicationUnassigned, {
        outcome: 'success',
        applicationId,
        targets: [
          applicationTarget(application),
          ...(await this.labelOf(transaction, {
            accountId: accountId ?? undefined,
            unitId: unitId ?? undefined,
            groupId: groupId ?? undefined,
          })),
        ],
        ...(role === null ? {} : { role }),
        ...(accountId === null ? {} : { accountId }),
        ...(unitId === null ? {} : { unitId }),
        ...(groupId === null ? {} : { groupId }),
      });
    });
  }

  private async labelOf(transaction: Transaction, { accountId, unitId, groupId }: Omit<Assignee, 'role'>) {
    if (groupId !== undefined) {
      const { tenantId } = transaction;
      const [group] = await transaction.run(groupOfAssignment, { tenantId, groupId });
      if (group === undefined)
        throw new DomainError('not_found', 'groups.unknown', { detail: 'There is no such group.' });
      return [{ kind: 'group', id: group.id, label: group.name }];
    }
    if (unitId !== undefined) {
      const { tenantId } = transaction;
      const [unit] = await transaction.run(unitOfAssignment, { tenantId, unitId });
      if (unit === undefined)
        throw new DomainError('not_found', 'directory.unit_unknown', { detail: 'No such department.' });
      return [{ kind: 'unit', id: unit.id, label: unit.name }];
    }
    if (accountId === undefined) return [];
    const account = await this.accounts.byId(transaction, accountId);
    if (account === null)
      throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
    return [{ kind: 'account', id: account.id, label: account.username }];
  }
}
