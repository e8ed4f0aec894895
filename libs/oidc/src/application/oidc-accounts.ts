import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, type Account } from '#accounts';
import { UnitOfWork } from '#database';
import { CLOCK, isId, type Clock } from '#kernel';
import { consentOf } from '../infra/consent-statements.js';
import { accessOf, releasedGroups, releasedProfile, releasedSession } from '../infra/person-statements.js';
import type { PortalSession } from '../provider/visit.js';

/** The names of the groups and units that applications may learn of a person. */
interface ReleasedGroups {
  /** Groups first, then units. */
  readonly groups: readonly string[];
  /** The primary unit first. */
  readonly units: readonly string[];
}

/** Answers the provider's questions about people. */
@Injectable()
export class OidcAccounts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
  ) {}

  /** The account, if it is active. */
  async active(tenantId: string, accountId: string): Promise<Account | undefined> {
    const account = await this.accounts.byId(tenantId, accountId);
    return account?.status === 'active' ? account : undefined;
  }

  /** Whether an account may use an application now. */
  async mayUse(tenantId: string, applicationId: string, accountId: string): Promise<boolean> {
    if (!isId(applicationId)) return false;
    return (
      (await this.unitOfWork.query(tenantId, accessOf, { tenantId, accountId, applicationId })).length > 0
    );
  }

  /** The scopes that a person has allowed an application; undefined: the person was never asked. */
  async allowedScopes(
    tenantId: string,
    applicationId: string,
    accountId: string,
  ): Promise<readonly string[] | undefined> {
    const values = { tenantId, accountId, applicationId };
    const [given] = await this.unitOfWork.query(tenantId, consentOf, values);
    return given?.scopes;
  }

  /** The groups and units of a person, by name, and the units alone with the primary one first. */
  async groups(tenantId: string, accountId: string): Promise<ReleasedGroups> {
    const [found] = await this.unitOfWork.query(tenantId, releasedGroups, { tenantId, accountId });
    return found ?? { groups: [], units: [] };
  }

  /** The profile fields that the person may see, by the key of the field. */
  async fields(tenantId: string, accountId: string): Promise<Readonly<Record<string, string>>> {
    const [found] = await this.unitOfWork.query(tenantId, releasedProfile, { tenantId, accountId });
    return found?.told ?? {};
  }

  /** A portal session, if it is valid now. */
  async session(tenantId: string, id: string): Promise<PortalSession | undefined> {
    const [found] = await this.unitOfWork.query(tenantId, releasedSession, {
      tenantId,
      id,
      now: this.clock.now(),
    });
    return found;
  }
}
