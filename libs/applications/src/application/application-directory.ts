import { Inject, Injectable } from '@nestjs/common';
import { pageOf } from '#http';
import { UnitOfWork } from '#database';
import { CLOCK, isId, type Clock } from '#kernel';
import type {
  Application,
  ApplicationState,
  Audience,
  Protocol,
  RegisteredApplication,
} from '../domain/application.js';
import type { Assignment } from '../domain/assignment.js';
import {
  assignmentsFor,
  assignmentsOf,
  departmentsOf,
  groupsOfAccount,
} from '../infra/assignment-statements.js';
import {
  applicationById,
  pageOfApplications,
  registeredById,
  type ApplicationQuery,
} from '../infra/find-application.js';
import { goodSecrets, subjectSaltOf } from '../infra/secret-statements.js';

/** Most assignments that are shown of one application. More people than that have a role. */
const MOST_ASSIGNMENTS = 500;

/** Most groups of a person that are named: the list of groups has all. */
const MOST_GROUPS = 50;

/** An application as lists show it. */
export interface ListedApplication {
  readonly id: string;
  readonly protocol: Protocol;
  readonly name: string;
  readonly description: string;
  readonly state: ApplicationState;
  readonly audience: Audience;
  readonly category: string;
  readonly logo: string | null;
  /** When somebody last came to it; null: nobody has yet. */
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
}

/** A secret that is good now. */
export interface GoodSecret {
  readonly secretHash: Buffer;
  readonly createdAt: Date;
  /** Null: until it is replaced. */
  readonly expiresAt: Date | null;
}

/** Finds applications, with what belongs to them. */
@Injectable()
export class ApplicationDirectory {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One that speaks OpenID Connect. */
  async byId(tenantId: string, id: string): Promise<Application | null> {
    if (!isId(id)) return null;
    const [found] = await this.unitOfWork.ask(tenantId, applicationById, { tenantId, id });
    return found ?? null;
  }

  /** One of whichever protocol. */
  async registered(tenantId: string, id: string): Promise<RegisteredApplication | null> {
    if (!isId(id)) return null;
    const [found] = await this.unitOfWork.ask(tenantId, registeredById, { tenantId, id });
    return found ?? null;
  }

  /** A page, by name. */
  async page(
    tenantId: string,
    query: ApplicationQuery,
  ): Promise<{ readonly items: readonly ListedApplication[]; readonly next: string | null }> {
    const found = await this.unitOfWork.askOnce(tenantId, pageOfApplications(tenantId, query));
    return pageOf(
      found,
      query.limit,
      (application) => application,
      ({ name, id }) => [name, id],
    );
  }

  async assignments(tenantId: string, applicationId: string): Promise<readonly Assignment[]> {
    return this.unitOfWork.ask(tenantId, assignmentsOf, { tenantId, applicationId, limit: MOST_ASSIGNMENTS });
  }

  /** Those of an application that hold for an account: its own, of its role, and of departments and groups that it is in. */
  async assignmentsFor(
    tenantId: string,
    applicationId: string,
    accountId: string,
  ): Promise<readonly Assignment[]> {
    const candidate = { tenantId, applicationId, accountId, limit: MOST_ASSIGNMENTS };
    return this.unitOfWork.ask(tenantId, assignmentsFor, candidate);
  }

  /** Names of the departments that an account is in, the primary one first. */
  async departments(tenantId: string, accountId: string): Promise<readonly string[]> {
    const [found] = await this.unitOfWork.ask(tenantId, departmentsOf, { tenantId, accountId });
    return found?.names ?? [];
  }

  /** Names of the groups that an account is in, the first ones by name. */
  async groups(tenantId: string, accountId: string): Promise<readonly string[]> {
    const found = await this.unitOfWork.ask(tenantId, groupsOfAccount, {
      tenantId,
      accountId,
      limit: MOST_GROUPS,
    });
    return found.map(({ name }) => name);
  }

  /** By which pairwise subjects of an application are made. A secret: whoever has it can tell who they are. */
  async subjectSalt(tenantId: string, applicationId: string): Promise<string> {
    const [client] = await this.unitOfWork.ask(tenantId, subjectSaltOf, { tenantId, applicationId });
    return client?.subjectSalt ?? '';
  }

  /** The secrets that are good now, the newest first: two at most. */
  async secrets(tenantId: string, applicationId: string): Promise<readonly GoodSecret[]> {
    return this.unitOfWork.ask(tenantId, goodSecrets, { tenantId, applicationId, now: this.clock.now() });
  }
}
