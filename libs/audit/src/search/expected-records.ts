/** Statements on the view of the records, as text that is built for each search: typed statements know no views. */
import * as z from 'zod';
import { bound, type Transaction } from '#database';
import { filterConditions } from './filter-conditions.js';
import type { LogFilter } from './log-filter.js';

const plan = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]);

/** PostgreSQL's estimate of the number of matching records. */
export async function expectedRecords(
  transaction: Transaction,
  tenantId: string,
  filter: LogFilter,
): Promise<number> {
  const { text, values } = bound((bind) => {
    const conditions = [`tenant_id = ${bind(tenantId)}`, ...filterConditions(filter, bind)].join(' and ');
    return `explain (format json) select from audit.entry where ${conditions}`;
  });
  const [explained] = await transaction.queryOnce<{ 'QUERY PLAN': unknown }>(text, values);
  const [{ Plan }] = plan.parse(explained?.['QUERY PLAN']);
  return Plan['Plan Rows'];
}
