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

/** Maximum number of assignments shown for one application; larger sets of people are assigned by role. */
const MOST_ASSIGNMENTS = 500;

/** Maximum number of groups of a person that are named; the list of groups has all. */
const MOST_GROUPS = 50;

/** An application in a list. */
export interface ListedApplication {
  readonly id: string;
  readonly protocol: Protocol;
  readonly name: string;
  readonly description: string;
  readonly state: ApplicationState;
  readonly audience: Audience;
  readonly category: string;
  readonly logo: string | null;
  /** When somebody last opened it; null: nobody has yet. */
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
}

/** A valid secret. */
export interface GoodSecret {
  readonly secretHash: Buffer;
  readonly createdAt: Date;
  /** Null: valid until it is replaced. */
  readonly expiresAt: Date | null;
}

/** Finds applications and their assignments, secrets and uses. */
@Injectable()
export class ApplicationDirectory {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** An application that uses OpenID Connect. */
  async byId(tenantId: string, id: string): Promise<Application | null> {
    if (!isId(id)) return null;
    const [found] = await this.unitOfWork.query(tenantId, applicationById, { tenantId, id });
    return found ?? null;
  }

  /** An application of any protocol. */
  async registered(tenantId: string, id: string): Promise<RegisteredApplication | null> {
    if (!isId(id)) return null;
    const [found] = await this.unitOfWork.query(tenantId, registeredById, { tenantId, id });
    return found ?? null;
  }

  /** A page, by name. */
  async page(
    tenantId: string,
    query: ApplicationQuery,
  ): Promise<{ readonly items: readonly ListedApplication[]; readonly next: string | null }> {
    const found = await this.unitOfWork.queryOnce(tenantId, pageOfApplications(tenantId, query));
    return pageOf(
      found,
      query.limit,
      (application) => application,
      ({ name, id }) => [name, id],
    );
  }

  async assignments(tenantId: string, applicationId: string): Promise<readonly Assignment[]> {
    return this.unitOfWork.query(tenantId, assignmentsOf, {
      tenantId,
      applicationId,
      limit: MOST_ASSIGNMENTS,
    });
  }

  /** The assignments of an application that apply to an account: its own, and those of its role, departments and groups. */
  async assignmentsFor(
    tenantId: string,
    applicationId: string,
    accountId: string,
  ): Promise<readonly Assignment[]> {
    const candidate = { tenantId, applicationId, accountId, limit: MOST_ASSIGNMENTS };
    return this.unitOfWork.query(tenantId, assignmentsFor, candidate);
  }

  /** Names of the account's departments, the primary one first. */
  async departments(tenantId: string, accountId: string): Promise<readonly string[]> {
    const [found] = await this.unitOfWork.query(tenantId, departmentsOf, { tenantId, accountId });
    return found?.names ?? [];
  }

  /** Names of the account's groups, the first ones by name. */
  async groups(tenantId: string, accountId: string): Promise<readonly string[]> {
    const found = await this.unitOfWork.query(tenantId, groupsOfAccount, {
      tenantId,
      accountId,
      limit: MOST_GROUPS,
    });
    return found.map(({ name }) => name);
  }

  /** The salt of an application's pairwise subjects. It is a secret: anybody who has it can find out who the subjects are. */
  async subjectSalt(tenantId: string, applicationId: string): Promise<string> {
    const [client] = await this.unitOfWork.query(tenantId, subjectSaltOf, { tenantId, applicationId });
    return client?.subjectSalt ?? '';
  }

  /** The valid secrets, newest first; at most two. */
  async secrets(tenantId: string, applicationId: string): Promise<readonly GoodSecret[]> {
    return this.unitOfWork.query(tenantId, goodSecrets, { tenantId, applicationId, now: this.clock.now() });
  }
}
