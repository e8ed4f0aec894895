import type { INestApplicationContext, Type } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Claims, dueRows, handledBy, RunJob, type JobKey } from '#messaging';

/** Rows taken in one pass. */
const MOST = 100;

/** Runs all due and unclaimed jobs of a handler immediately, like a worker: for specs whose processes receive no notices. */
export async function runDueJobs(app: INestApplicationContext, handler: Type<object>): Promise<void> {
  const job = handledBy(app.get<object>(handler, { strict: false }));
  if (job === undefined) throw new TypeError(`${handler.name} handles no job`);
  const unitOfWork = app.get(UnitOfWork, { strict: false });
  const clock = app.get<Clock>(CLOCK, { strict: false });
  const runJob = new RunJob(unitOfWork, new Claims(unitOfWork));
  const statement = `select tenant_id as "tenantId", id from (${dueRows(job, MOST)}) as due`;
  const done = new Set<string>();
  for (;;) {
    const rows = await unitOfWork.query<JobKey & Record<string, unknown>>(null, statement, [clock.now()]);
    const fresh = rows.filter(({ id, tenantId }) => !done.has(`${tenantId}/${id}`));
    if (fresh.length === 0) return;
    for (const { id, tenantId } of fresh) done.add(`${tenantId}/${id}`);
    await Promise.all(fresh.map((key) => runJob.execute(job, key, new AbortController().signal)));
  }
}
