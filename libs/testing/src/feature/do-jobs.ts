import type { INestApplicationContext, Type } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Claims, handledBy, RunJob, type JobKey } from '#messaging';

/** Rows looked at in one pass. */
const MOST = 100;

/**
 * Does in this process, and now, all jobs of a handler that are due and that nobody is at: as workers do by themselves, for
 * specs whose processes hear no notices.
 */
export async function doJobs(app: INestApplicationContext, handler: Type<object>): Promise<void> {
  const job = handledBy(app.get<object>(handler, { strict: false }));
  if (job === undefined) throw new TypeError(`${handler.name} handles no job`);
  const unitOfWork = app.get(UnitOfWork, { strict: false });
  const runJob = new RunJob(unitOfWork, new Claims(unitOfWork));
  const { name, due = '' } = job.definition;
  const done = new Set<string>();
  for (;;) {
    const rows = await unitOfWork.ask<JobKey & Record<string, unknown>>(
      null,
      `select tenant_id as "tenantId", id from ${due}($1::timestamptz, ${String(MOST)}) d
       where not exists (select from messaging.claim c
         where c.job = $2 and c.key = d.tenant_id || '/' || d.id and c.ends_at > clock_timestamp())`,
      [app.get<Clock>(CLOCK, { strict: false }).now(), name],
    );
    const fresh = rows.filter(({ id, tenantId }) => !done.has(`${tenantId}/${id}`));
    if (fresh.length === 0) return;
    for (const { id, tenantId } of fresh) done.add(`${tenantId}/${id}`);
    await Promise.all(fresh.map((key) => runJob.execute(job, key, new AbortController().signal)));
  }
}
