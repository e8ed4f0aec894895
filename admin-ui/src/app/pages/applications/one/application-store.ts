import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import {
  applicationAccessExplainAccess,
  applicationAccessListUses,
  applicationsRead,
  applicationsRemove,
  applicationsRotateSecret,
  applicationsUpdate,
  assignmentsCreate,
  assignmentsEnd,
  testLogonsBegin,
} from '../../../api/generated/functions';
import type { Application } from '../../../api/generated/models/application';
import type { ApplicationAccess } from '../../../api/generated/models/application-access';
import type { ApplicationAssignee } from '../../../api/generated/models/application-assignee';
import type { ApplicationChanges } from '../../../api/generated/models/application-changes';
import type { ApplicationUse } from '../../../api/generated/models/application-use';
import { revised } from '../../../api/revised';
import { problemOf, type Problem } from '../../../problems/problem';

/** One application as it stands on the server: its settings, who may use it, who does. */
@Injectable()
export class ApplicationStore {
  readonly #api = inject(Api);
  #applicationId = '';
  #revision = '';

  readonly application = signal<Application | undefined>(undefined);
  readonly uses = signal<readonly ApplicationUse[] | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);

  async load(applicationId = this.#applicationId): Promise<void> {
    this.#applicationId = applicationId;
    this.problem.set(undefined);
    try {
      const [application, { items }] = await Promise.all([
        this.#api.invoke$Response(applicationsRead, { applicationId }),
        this.#api.invoke(applicationAccessListUses, { applicationId }),
      ]);
      this.take(revised(application));
      this.uses.set(items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  async change(body: ApplicationChanges): Promise<void> {
    const params = { applicationId: this.#applicationId, 'if-match': this.#revision, body };
    this.take(revised(await this.#api.invoke$Response(applicationsUpdate, params)));
  }

  async remove(): Promise<void> {
    const params = { applicationId: this.#applicationId, 'if-match': this.#revision };
    await this.#api.invoke(applicationsRemove, params);
  }

  /** Gives the new secret, which nobody is told again. */
  async rotateSecret(overlapHours: number): Promise<string> {
    const { clientSecret } = await this.#api.invoke(applicationsRotateSecret, {
      applicationId: this.#applicationId,
      body: { overlapHours },
    });
    await this.load();
    return clientSecret;
  }

  async assign(body: ApplicationAssignee): Promise<void> {
    await this.#api.invoke(assignmentsCreate, { applicationId: this.#applicationId, body });
    await this.load();
  }

  async endAssignment(assignmentId: string): Promise<void> {
    await this.#api.invoke(assignmentsEnd, { applicationId: this.#applicationId, assignmentId });
    await this.load();
  }

  explain(accountId: string): Promise<ApplicationAccess> {
    return this.#api.invoke(applicationAccessExplainAccess, {
      applicationId: this.#applicationId,
      accountId,
    });
  }

  /** Gives the address where a test of the logon begins. */
  async beginTest(): Promise<string> {
    return (await this.#api.invoke(testLogonsBegin, { applicationId: this.#applicationId })).address;
  }

  private take({ value, revision }: { readonly value: Application; readonly revision: string }): void {
    this.#revision = revision;
    this.application.set(value);
  }
}
