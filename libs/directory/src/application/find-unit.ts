import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { unitsCalled } from '../infra/unit-names.js';

/** Finds a unit by an id that people enter on a command line. */
@Injectable()
export class FindUnit {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param word its id here, or its id at the source
   * @throws DomainError `directory.unit_unknown`, `directory.unit_ambiguous`
   */
  async execute(tenantId: string, word: string): Promise<{ readonly id: string; readonly name: string }> {
    const [unit, other] = await this.unitOfWork.query(tenantId, unitsCalled, { tenantId, word });
    if (unit === undefined)
      throw new DomainError('not_found', 'directory.unit_unknown', { detail: 'No such department.' });
    if (other !== undefined) {
      throw new DomainError('conflict', 'directory.unit_ambiguous', {
        detail:
          'Departments of several connections have this id. Use the id that the portal gives the department.',
      });
    }
    return unit;
  }
}
