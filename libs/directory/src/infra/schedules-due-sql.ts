import type { UnitOfWork } from '#database';
import type { DatabaseNow } from '#kernel';

/** A directory whose synchronisation is due. */
export interface DueSchedule {
  readonly tenantId: string;
  readonly connectionId: string;
}

/** Plain SQL text, because it calls a function across all tenants, which typed statements cannot do. */
const DUE =
  'select tenant_id as "tenantId", connection_id as "connectionId" from directory.schedules_due($1, $2)';

export function schedulesDue(
  unitOfWork: UnitOfWork,
  now: DatabaseNow,
  most: number,
): Promise<readonly DueSchedule[]> {
  return unitOfWork.query<DueSchedule & Record<string, unknown>>(null, DUE, [now, most]);
}
