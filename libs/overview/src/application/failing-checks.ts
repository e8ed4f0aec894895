import { itemsToMend, type CheckItem, type Connection, type ConnectionCheck } from '#providers';

/** A connection whose last check found a fault, or was prevented by one. */
export interface FailingCheck {
  readonly connectionId: string;
  /** Key of the provider. */
  readonly provider: string;
  readonly displayName: string;
  readonly checkedAt: Date;
  readonly items: readonly CheckItem[];
}

/** Counts the same items as the connection's page: an item that cannot be checked at all is not a failure. */
export function failingChecks(
  connections: readonly Connection[],
  checks: ReadonlyMap<string, ConnectionCheck>,
): readonly FailingCheck[] {
  return connections.flatMap(({ id, provider, name }) => {
    const check = checks.get(id);
    const items = itemsToMend(check?.items ?? []);
    if (check === undefined || items.length === 0) return [];
    return [{ connectionId: id, provider, displayName: name, checkedAt: check.checkedAt, items }];
  });
}
