import type { Connection, ConnectionCheck, CheckItem } from '#dingtalk';

/** A connection whose last check found something that is wrong, or could not find out because of something. */
export interface FailingCheck {
  readonly connectionId: string;
  readonly displayName: string;
  readonly checkedAt: Date;
  readonly items: readonly CheckItem[];
}

/** An item that is unknown without a cause cannot be checked at all: that is no failure. */
export function failingChecks(
  connections: readonly Connection[],
  checks: ReadonlyMap<string, ConnectionCheck>,
): readonly FailingCheck[] {
  return connections.flatMap(({ id, displayName }) => {
    const check = checks.get(id);
    const items = check?.items.filter(({ outcome, cause }) => outcome === 'failed' || cause !== undefined);
    if (check === undefined || items === undefined || items.length === 0) return [];
    return [{ connectionId: id, displayName, checkedAt: check.checkedAt, items }];
  });
}
