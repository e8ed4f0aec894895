import type { RecurringMetadata } from '../schedule/recurring.js';
import type { HandledJob } from '../jobs/job-handler.js';
import { dueRows } from './due-rows.js';

/** Rows of a kind of job that one look finds; the next one finds the others. */
const MOST_ROWS = 100;

/**
 * The statement that looks for all that waits; the present is `$1`. It is text, as it unites functions that tasks and jobs name, of
 * modules that this one does not know.
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
