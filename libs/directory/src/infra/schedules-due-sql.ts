import type { UnitOfWork } from '#database';
import type { Present } from '#kernel';

/** A directory that is to be read now. */
export interface DueSchedule {
  readonly tenantId: string;
  readonly connectionId: string;
}

/** The call of a function over all tenants, which typed statements cannot make: it is text. */
const DUE =
  'select tenant_id as "tenantId", connection_id as "connectionId" from directory.schedules_due($1, $2)';

export function schedulesDue(
  unitOfWork: UnitOfWork,
  now: Present,
  most: number,
): Promise<readonly DueSchedule[]> {
  return unitOfWork.ask<DueSchedule & Record<string, unknown>>(null, DUE, [now, most]);
}
