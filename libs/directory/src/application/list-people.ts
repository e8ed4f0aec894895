import { Injectable } from '@nestjs/common';
import { FindBinding, type LastBinding } from '#binding';
import { pageOf } from '#http';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { onePerson, pageOfPeople, type ListedPerson, type PeopleQuery } from '../infra/listed-people.js';
import { unitsOfAccount, type UnitOfPerson } from '../infra/person-statements.js';

/** A person with their units, and how they are linked. */
export interface PersonDetail extends ListedPerson {
  readonly units: readonly UnitOfPerson[];
  /** The current link, or else the one that ended last; null: there was none. */
  readonly link: LastBinding | null;
}

/** People of the directory, as the console shows them. */
@Injectable()
export class ListPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bindings: FindBinding,
  ) {}

  async page(
    tenantId: string,
    query: PeopleQuery,
  ): Promise<{ readonly items: readonly ListedPerson[]; readonly next: string | null }> {
    const found = await this.unitOfWork.queryOnce(tenantId, pageOfPeople(tenantId, query));
    return pageOf(
      found,
      query.limit,
      (person) => person,
      ({ name, id }) => [name, id],
    );
  }

  /** @throws DomainError `directory.person_unknown` */
  async one(tenantId: string, personId: string): Promise<PersonDetail> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [person] = await transaction.runOnce(onePerson(tenantId, personId));
      if (person === undefined) {
        throw new DomainError('not_found', 'directory.person_unknown', {
          detail: 'There is no such person in the directory.',
        });
      }
      const { accountId, connectionId, subject } = person;
      const units = await transaction.run(unitsOfAccount, { tenantId, accountId });
      const link = await this.bindings.lastOfIdentity(transaction, connectionId, subject);
      return { ...person, units, link };
    });
  }
}
