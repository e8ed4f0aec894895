import type { CheckItem, Connection, ConnectionCheck } from '#providers';

/** A connection whose last check found something that is wrong, or could not find out because of something. */
export interface FailingCheck {
  readonly connectionId: string;
  /** Key of the provider. */
  readonly provider: string;
  readonly displayName: string;
  readonly checkedAt: Date;
  readonly items: readonly CheckItem[];
}

/** An item that is unknown without a cause cannot be checked at all: that is no failure. */
export function failingChecks(
  connections: readonly Connection[],
  checks: ReadonlyMap<string, ConnectionCheck>,
): readonly FailingCheck[] {
  return connections.flatMap(({ id, provider, name }) => {
    const check = checks.get(id);
    const items = check?.items.filter(({ outcome, cause }) => outcome === 'failed' || cause !== undefined);
    if (check === undefined || items === undefined || items.length === 0) return [];
    return [{ connectionId: id, provider, displayName: name, checkedAt: check.checkedAt, items }];
  });
}
