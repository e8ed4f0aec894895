import type { BulkOperation, BulkRequest } from '../domain/bulk-request.js';
import { referencesIn, withIds } from '../domain/bulk-references.js';

/** What became of one operation. */
export interface Outcome {
  /** Id of the resource that it made or changed; undefined: it failed, or there is none. */
  readonly id: string | undefined;
  readonly result: object;
}

/** Does one operation, and never fails because of it. */
export type Performer = (operation: BulkOperation) => Promise<Outcome>;

/**
 * Performs several operations, each by itself, in their order, except that one which refers to what another makes waits for that
 * (RFC 7644, 3.7.2).
 *
 * @param unresolved the outcome of one that refers to what nobody has made
 * @returns results in the order of the request, without those that were not begun after too many failures
 */
export async function performBulk(
  { Operations: operations, failOnErrors = operations.length }: BulkRequest,
  perform: Performer,
  unresolved: (operation: BulkOperation) => Outcome,
): Promise<readonly object[]> {
  const outcomes = new Map<BulkOperation, Outcome>();
  const ids = new Map<string, string>();
  const isFull = () => [...outcomes.values()].filter(({ id }) => id === undefined).length >= failOnErrors;
  const isReady = (operation: BulkOperation) => referencesIn(operation).every((name) => ids.has(name));
  const next = () => operations.find((operation) => !outcomes.has(operation) && isReady(operation));
  for (let operation = next(); operation !== undefined && !isFull(); operation = next()) {
    const outcome = await perform(withIds(operation, ids));
    outcomes.set(operation, outcome);
    if (outcome.id !== undefined && operation.bulkId !== undefined) ids.set(operation.bulkId, outcome.id);
  }
  for (const operation of operations)
    if (!outcomes.has(operation) && !isFull()) outcomes.set(operation, unresolved(operation));
  return operations.flatMap((operation) => outcomes.get(operation)?.result ?? []);
}
