import { sqlLiteral } from '#database';
import type { HandledJob } from '../jobs/job-handler.js';

/**
 * SQL of the rows of a kind of job that are to be done now and that nobody works on: `tenant_id`, `id`. The present is `$1`. It is text,
 * as each kind of job names a function of its own.
 *
 * @param most rows
 */
export function dueRows({ definition: { name, due }, handler: { only } }: HandledJob, most: number): string {
  const among = only === undefined ? '' : `, array[${only.map(sqlLiteral).join(', ')}]::text[]`;
  return `select d.tenant_id, d.id from ${due}($1::timestamptz, ${String(most)}${among}) as d (tenant_id, id)
    where not exists (select from messaging.claim c
      where c.job = '${name}' and c.key = d.tenant_id || '/' || d.id and c.ends_at > clock_timestamp())`;
}
