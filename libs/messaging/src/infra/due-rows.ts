import { sqlLiteral } from '#database';
import type { HandledJob } from '../jobs/job-handler.js';

/**
 * SQL that finds rows of a kind of job that are due and not claimed: `tenant_id`, `id`. The present is `$1`. It is text, because each kind
 * of job names its own function.
 *
 * @param most maximum number of rows
 */
export function dueRows({ definition: { name, due }, handler: { only } }: HandledJob, most: number): string {
  const among = only === undefined ? '' : `, array[${only.map(sqlLiteral).join(', ')}]::text[]`;
  return `select d.tenant_id, d.id from ${due}($1::timestamptz, ${String(most)}${among}) as d (tenant_id, id)
    where not exists (select from messaging.claim c
      where c.job = '${name}' and c.key = d.tenant_id || '/' || d.id and c.ends_at > clock_timestamp())`;
}
