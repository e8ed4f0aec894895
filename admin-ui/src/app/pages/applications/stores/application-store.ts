import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import {
  applicationAccessExplainAccess,
  applicationAccessListUses,
  applicationsRemove,
  assignmentsCreate,
  assignmentsEnd,
} from '../../../api/generated/functions';
import type { Application } from '../../../api/generated/models/application';
import type { ApplicationAccess } from '../../../api/generated/models/application-access';
import type { ApplicationAssignee } from '../../../api/generated/models/application-assignee';
import type { ApplicationChanges } from '../../../api/generated/models/application-changes';
import type { ApplicationUse } from '../../../api/generated/models/application-use';
import { revised } from '../../../api/revised';
import type { StrictHttpResponse } from '../../../api/generated/strict-http-response';
import { problemOf, type Problem } from '../../../problems/problem';

type General = 'name' | 'description' | 'category' | 'logo' | 'ownerId' | 'state' | 'audience' | 'startUrl';

/** The common data of applications of every protocol. */
export type AnyApplication = Pick<Application, General | 'id' | 'openUrl' | 'assignments'>;

/** The changes that are possible for applications of every protocol. */
export type GeneralChanges = Pick<ApplicationChanges, General>;

/** The target of a change, and the revision on which it is based. */
export interface Basis {
  readonly applicationId: string;
  readonly 'if-match': string;
}

/** One application as stored on the server: its settings, who may use it, who has used it. Each protocol has its own subclass. */
@Injectable()
export abstract class ApplicationStore<
  Shown extends AnyApplication = AnyApplication,
  Changes extends GeneralChanges = GeneralChanges,
> {
  protected readonly api = inject(Api);
  #applicationId = '';
  #revision = '';

  readonly application = signal<Shown | undefined>(undefined);
  readonly uses = signal<readonly ApplicationUse[] | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);

  async load(applicationId = this.#applicationId): Promise<void> {
    this.#applicationId = applicationId;
    this.problem.set(undefined);
    try {
      const [application, { items }] = await Promise.all([
        this.read(applicationId),
        this.api.invoke(applicationAccessListUses, { applicationId }),
      ]);
      this.take(application);
      this.uses.set(items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  async change(changes: Changes): Promise<void> {
    this.take(await this.write(this.basis(), changes));
  }

  async remove(): Promise<void> {
    await this.api.invoke(applicationsRemove, this.basis());
  }

  async assign(body: ApplicationAssignee): Promise<void> {
    await this.api.invoke(assignmentsCreate, { applicationId: this.#applicationId, body });
    await this.load();
  }

  async endAssignment(assignmentId: string): Promise<void> {
    await this.api.invoke(assignmentsEnd, { applicationId: this.#applicationId, assignmentId });
    await this.load();
  }

  explain(accountId: string): Promise<ApplicationAccess> {
    return this.api.invoke(applicationAccessExplainAccess, {
      applicationId: this.#applicationId,
      accountId,
    });
  }

  /** Returns the address of a test logon. */
  abstract beginTest(): Promise<string>;

  protected abstract read(applicationId: string): Promise<StrictHttpResponse<Shown>>;
  protected abstract write(basis: Basis, body: Changes): Promise<StrictHttpResponse<Shown>>;

  protected basis(): Basis {
    return { applicationId: this.#applicationId, 'if-match': this.#revision };
  }

  private take(response: StrictHttpResponse<Shown>): void {
    const { value, revision } = revised(response);
    this.#revision = revision;
    this.application.set(value);
  }
}
