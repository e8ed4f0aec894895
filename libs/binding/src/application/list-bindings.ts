import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { pageOf } from '#http';
import { Providers } from '#providers';
import { listedOf, type ListedBinding } from '../infra/binding-row.js';
import { pageOfBindings, type BindingQuery } from '../infra/listed-bindings.js';

/** Lists bindings for administrators, page by page. */
@Injectable()
export class ListBindings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
  ) {}

  async page(
    tenantId: string,
    query: BindingQuery,
  ): Promise<{ readonly items: ListedBinding[]; readonly next: string | null }> {
    const found = await this.unitOfWork.queryOnce(
      tenantId,
      pageOfBindings(tenantId, query, this.attributes()),
    );
    return pageOf(
      found,
      query.limit,
      (row) => listedOf(row, this.providers),
      ({ sortValue, id }) => [query.order, sortValue, id],
    );
  }

  /** The attributes, besides names, by which people are found. */
  private attributes(): readonly string[] {
    return [...new Set(this.providers.all().flatMap(({ attributes }) => attributes.map(({ key }) => key)))];
  }
}
