import { Injectable } from '@nestjs/common';
import { pageOf } from '#http';
import { UnitOfWork } from '#database';
import { pageOfUnits, type UnitsQuery } from '../infra/listed-units.js';

/** A unit in the tree. */
export interface ListedUnit {
  readonly id: string;
  readonly connectionId: string;
  readonly externalId: string;
  readonly name: string;
  /** Whether there are units below it. */
  readonly hasUnits: boolean;
}

/** Units of the directory, level by level. */
@Injectable()
export class ListUnits {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(
    tenantId: string,
    query: UnitsQuery,
  ): Promise<{ readonly items: readonly ListedUnit[]; readonly next: string | null }> {
    const found = await this.unitOfWork.queryOnce(tenantId, pageOfUnits(tenantId, query));
    return pageOf(
      found,
      query.limit,
      (unit) => unit,
      ({ name, id }) => [name, id],
    );
  }
}
