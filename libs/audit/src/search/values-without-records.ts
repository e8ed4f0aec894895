import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { filterOf, type FilterQuery } from './filter-query.js';
import { foundSql } from './found-sql.js';
import type { LogFilter } from './log-filter.js';

/**
 * Finds the filter values that occur in no record of a tenant, for values without a fixed list: old records may contain methods and target kinds that no
 * longer exist, so unknown values cannot be refused.
 */
@Injectable()
export class ValuesWithoutRecords {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Texts such as `method nope`. */
  async execute(tenantId: string, query: FilterQuery): Promise<readonly string[]> {
    const { methods = [], targetKind } = filterOf(query, new Date(0));
    const asked: readonly (readonly [words: string, filter: LogFilter])[] = [
      ...methods.map((method) => [`method ${method}`, { methods: [method] }] as const),
      ...(targetKind === undefined ? [] : [[`target of kind ${targetKind}`, { targetKind }] as const]),
    ];
    const missing: string[] = [];
    for (const [words, filter] of asked) if (!(await this.isThere(tenantId, filter))) missing.push(words);
    return missing;
  }

  private async isThere(tenantId: string, filter: LogFilter): Promise<boolean> {
    const { text, values } = foundSql(filter);
    const rows = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<{ found: number }>(text, values),
    );
    return rows.length > 0;
  }
}
