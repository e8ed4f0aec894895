import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { remoteHeaders } from '../domain/remote-headers.js';
import { releasedPerson } from '../infra/person-statements.js';
import { ForwardApplications } from './forward-applications.js';

/** Shows administrators the headers that an application would get for a person, before anybody visits it. */
@Injectable()
export class ShowHeaders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ForwardApplications,
  ) {}

  /**
   * Names and values as the application gets them; none for a person who may not use it.
   *
   * @throws DomainError `application.unknown`
   */
  async execute(
    tenantId: string,
    applicationId: string,
    accountId: string,
  ): Promise<readonly { readonly name: string; readonly value: string }[]> {
    await this.applications.byId(tenantId, applicationId);
    const [person] = await this.unitOfWork.query(tenantId, releasedPerson, {
      tenantId,
      applicationId,
      accountId,
    });
    if (person === undefined) return [];
    return Object.entries(remoteHeaders(person)).map(([name, value]) => ({ name, value }));
  }
}
