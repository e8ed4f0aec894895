import type { RecurringMetadata } from '../schedule/recurring.js';
import type { HandledJob } from '../jobs/job-handler.js';
import { dueRows } from './due-rows.js';

/** Maximum rows of a kind of job per look; the next look finds the rest. */
const MOST_ROWS = 100;

/**
 * The statement that finds all waiting work; the present is `$1`. It is text, because it combines functions that tasks and jobs of other
 * modules name.
 */
export function waitingWork(tasks: readonly RecurringMetadata[], jobs: readonly HandledJob[]): string {
  return [
    'select kind, id, seconds, null::json as key from messaging.waiting($1::timestamptz)',
    ...tasks.flatMap(({ id, whenDue }) =>
      whenDue === undefined ? [] : [`select 'due', '${id}', 0, null where ${whenDue}($1::timestamptz)`],
    ),
    ...jobs
      .filter(({ handler: { only } }) => only?.length !== 0)
      .map(
        (job) =>
          `select 'job', '${job.definition.name}', 0, json_build_object('tenantId', tenant_id, 'id', id)
             from (${dueRows(job, MOST_ROWS)}) as due`,
      ),
  ].join(' union all ');
}
