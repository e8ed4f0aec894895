import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import { mayUse, opennessOf } from '../infra/may-use.js';
import { ApplicationDirectory } from './application-directory.js';

/** What keeps an account from an application. */
export const OBSTACLES = ['application_disabled', 'account_not_active', 'not_assigned'] as const;

/** Whether an account may use an application, and what keeps it from that. */
export interface ExplainedAccess {
  readonly mayUse: boolean;
  readonly obstacles: readonly (typeof OBSTACLES)[number][];
}

/** Answers why a person cannot use an application. */
@Injectable()
export class ExplainAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly applications: ApplicationDirectory,
  ) {}

  /** @throws DomainError `application.unknown`, `account.unknown` */
  async execute(tenantId: string, applicationId: string, accountId: string): Promise<ExplainedAccess> {
    const [[application], account, access] = await Promise.all([
      this.unitOfWork.ask(tenantId, opennessOf, { tenantId, applicationId }),
      this.accounts.byId(tenantId, accountId),
      this.unitOfWork.ask(tenantId, mayUse, { tenantId, applicationId, accountId }),
    ]);
    if (application === undefined) throw new DomainError('not_found', 'application.unknown');
    if (account === null) throw new DomainError('not_found', 'account.unknown');
    if (access.length > 0) return { mayUse: true, obstacles: [] };
    const isDisabled = application.state === 'disabled';
    const isInactive = account.status !== 'active';
    const isAssigned =
      application.audience === 'everyone' ||
      (await this.applications.isAssigned(tenantId, applicationId, account));
    return {
      mayUse: false,
      obstacles: [
        ...(isDisabled ? (['application_disabled'] as const) : []),
        ...(isInactive ? (['account_not_active'] as const) : []),
        ...(isAssigned ? [] : (['not_assigned'] as const)),
      ],
    };
  }
}
