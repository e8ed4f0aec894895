import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, type Account } from '#accounts';
import { UnitOfWork } from '#database';
import { CLOCK, isId, type Clock } from '#kernel';
import { consentOf } from '../infra/consent-statements.js';
import { accessOf, toldGroups, toldProfile, toldSession } from '../infra/person-statements.js';
import type { PortalSession } from '../provider/visit.js';

/** What a person is told to be in, by name. */
interface ToldGroups {
  /** Groups first, then units. */
  readonly groups: readonly string[];
  /** The primary one first. */
  readonly units: readonly string[];
}

/** What the provider asks about people. */
@Injectable()
export class People {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
  ) {}

  /** An active account. */
  async active(tenantId: string, accountId: string): Promise<Account | undefined> {
    const account = await this.accounts.byId(tenantId, accountId);
    return account?.status === 'active' ? account : undefined;
  }

  /** Whether an account may use an application now. */
  async mayUse(tenantId: string, applicationId: string, accountId: string): Promise<boolean> {
    if (!isId(applicationId)) return false;
    return (await this.unitOfWork.ask(tenantId, accessOf, { tenantId, accountId, applicationId })).length > 0;
  }

  /** What a person has allowed an application; undefined: was never asked. */
  async allowedScopes(
    tenantId: string,
    applicationId: string,
    accountId: string,
  ): Promise<readonly string[] | undefined> {
    const values = { tenantId, accountId, applicationId };
    const [given] = await this.unitOfWork.ask(tenantId, consentOf, values);
    return given?.scopes;
  }

  /** Names of the groups and units that a person is told to be in, and of the units alone, the primary one first. */
  async groups(tenantId: string, accountId: string): Promise<ToldGroups> {
    const [found] = await this.unitOfWork.ask(tenantId, toldGroups, { tenantId, accountId });
    return found ?? { groups: [], units: [] };
  }

  /** What is kept of a person besides, as far as the person sees it, by the keys of fields. */
  async fields(tenantId: string, accountId: string): Promise<Readonly<Record<string, string>>> {
    const [found] = await this.unitOfWork.ask(tenantId, toldProfile, { tenantId, accountId });
    return found?.told ?? {};
  }

  /** A session of the portal that is good now. */
  async session(tenantId: string, id: string): Promise<PortalSession | undefined> {
    const [found] = await this.unitOfWork.ask(tenantId, toldSession, { tenantId, id, now: this.clock.now() });
    return found;
  }
}
