import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { DirectorySources } from '#directory';
import { pageOf } from '#http';
import { DomainError, isId } from '#kernel';
import { maySee, ProfileFields } from '#profiles';
import type { Comparison } from '../domain/comparison.js';
import type { Difference } from '../domain/difference.js';
import { comparisonById, comparisonOf } from '../infra/comparison-statements.js';
import { pageOfDifferences, type DifferencesQuery } from '../infra/listed-differences.js';

/** The reader of a comparison: the help desk does not get values of fields that it cannot see elsewhere. */
export type Reader = 'helpdesk' | 'administrators';

/** Batch size when all differences are read. */
const MANY = 1_000;

/** Reads the result of a connection's last comparison. */
@Injectable()
export class ReadComparison {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
    private readonly fields: ProfileFields,
  ) {}

  /**
   * Null: there was no comparison in the last thirty days.
   *
   * @param which id or key of the connection; may be omitted if there is only one
   * @throws DomainError `directory.connection_unknown`, `directory.connection_ambiguous`
   */
  async last(tenantId: string, which?: string): Promise<Comparison | null> {
    const { connection } = await this.sources.of(tenantId, which);
    const [last] = await this.unitOfWork.query(tenantId, comparisonOf, {
      tenantId,
      connectionId: connection.id,
    });
    return last ?? null;
  }

  /** @throws DomainError `outbound.comparison_unknown` */
  async one(tenantId: string, id: string): Promise<Comparison> {
    const [found] = isId(id) ? await this.unitOfWork.query(tenantId, comparisonById, { tenantId, id }) : [];
    if (found === undefined)
      throw new DomainError('not_found', 'outbound.comparison_unknown', {
        detail: 'There is no such comparison. A newer one may have replaced it.',
      });
    return found;
  }

  /**
   * A page of the differences, sorted by name.
   *
   * @throws DomainError `outbound.comparison_unknown`
   */
  async differences(
    tenantId: string,
    id: string,
    reader: Reader,
    query: DifferencesQuery,
  ): Promise<{ readonly items: readonly Difference[]; readonly next: string | null }> {
    await this.one(tenantId, id);
    const hidden = await this.hiddenFrom(tenantId, reader);
    const found = await this.unitOfWork.queryOnce(tenantId, pageOfDifferences(tenantId, id, query));
    return pageOf(
      found,
      query.limit,
      ({ nameKey: _, ...one }) => seenBy(hidden, one),
      ({ nameKey, accountId }) => [nameKey, accountId],
    );
  }

  /**
   * All differences, in batches.
   *
   * @throws DomainError `outbound.comparison_unknown`
   */
  async *every(tenantId: string, id: string, reader: Reader): AsyncGenerator<readonly Difference[]> {
    const hidden = await this.hiddenFrom(tenantId, reader);
    let after: readonly [string, string] | undefined;
    do {
      const query = { limit: MANY, after };
      const found = await this.unitOfWork.queryOnce(tenantId, pageOfDifferences(tenantId, id, query));
      const page = found.slice(0, MANY);
      const last = found.length > MANY ? page.at(-1) : undefined;
      after = last && [last.nameKey, last.accountId];
      yield page.map(({ nameKey: _, ...one }) => seenBy(hidden, one));
    } while (after !== undefined);
  }

  private async hiddenFrom(tenantId: string, reader: Reader): Promise<ReadonlySet<string>> {
    const fields = reader === 'administrators' ? [] : await this.fields.all(tenantId);
    return new Set(fields.filter((field) => !maySee(reader, field)).map(({ key }) => key));
  }
}

function seenBy(hidden: ReadonlySet<string>, one: Difference): Difference {
  if (hidden.size === 0) return one;
  const fields = one.fields.map(({ field, from, to }) =>
    hidden.has(field) ? { field, from: null, to: null } : { field, from, to },
  );
  return { ...one, fields };
}
