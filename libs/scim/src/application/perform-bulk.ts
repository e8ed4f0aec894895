import type { BulkOperation, BulkRequest } from '../domain/bulk-request.js';
import { referencesIn, withIds } from '../domain/bulk-references.js';

/** The result of one operation. */
export interface Outcome {
  /** The id of the resource that was created or changed; undefined: the operation failed, or there is no resource. */
  readonly id: string | undefined;
  readonly result: object;
}

/** Performs one operation. A failure is returned as an outcome and never thrown. */
export type Performer = (operation: BulkOperation) => Promise<Outcome>;

/**
 * Performs several operations independently, in their order. An operation that refers to a resource of another one waits for it (RFC 7644, 3.7.2).
 *
 * @param unresolved the outcome of an operation that refers to a resource which was not created
 * @returns results in the order of the request; operations that were skipped after too many failures are left out
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
