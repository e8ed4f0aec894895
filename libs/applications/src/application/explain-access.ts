import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import type { Assignment } from '../domain/assignment.js';
import { mayUse, opennessOf } from '../infra/may-use.js';
import { ApplicationDirectory } from './application-directory.js';

/** Reasons why an account cannot use an application. */
export const OBSTACLES = ['application_disabled', 'account_not_active', 'not_assigned'] as const;

/** Whether an account may use an application, and the reasons if not. */
export interface ExplainedAccess {
  readonly mayUse: boolean;
  readonly obstacles: readonly (typeof OBSTACLES)[number][];
  /** The assignments that apply to the account, if the application is not for everyone. */
  readonly through: readonly Assignment[];
  /** Names of the account's departments, the primary one first. */
  readonly departments: readonly string[];
  /** Names of the account's groups. */
  readonly groups: readonly string[];
}

/** Explains why a person cannot use an application. */
@Injectable()
export class ExplainAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly applications: ApplicationDirectory,
  ) {}

  /** @throws DomainError `application.unknown`, `account.unknown` */
  async execute(tenantId: string, applicationId: string, accountId: string): Promise<ExplainedAccess> {
    const [[application], account, access, assignments, departments, groups] = await Promise.all([
      this.unitOfWork.query(tenantId, opennessOf, { tenantId, applicationId }),
      this.accounts.byId(tenantId, accountId),
      this.unitOfWork.query(tenantId, mayUse, { tenantId, applicationId, accountId }),
      this.applications.assignmentsFor(tenantId, applicationId, accountId),
      this.applications.departments(tenantId, accountId),
      this.applications.groups(tenantId, accountId),
    ]);
    if (application === undefined) throw new DomainError('not_found', 'application.unknown');
    if (account === null) throw new DomainError('not_found', 'account.unknown');
    const through = application.audience === 'everyone' ? [] : assignments;
    const isAssigned = application.audience === 'everyone' || through.length > 0;
    const obstacles = [
      ...(application.state === 'disabled' ? (['application_disabled'] as const) : []),
      ...(account.status === 'active' ? [] : (['account_not_active'] as const)),
      ...(isAssigned ? [] : (['not_assigned'] as const)),
    ];
    return access.length > 0
      ? { mayUse: true, obstacles: [], through, departments, groups }
      : { mayUse: false, obstacles, through, departments, groups };
  }
}
