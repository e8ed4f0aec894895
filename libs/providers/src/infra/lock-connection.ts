import { assertRevision, revisionOf } from '#http';
import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { Connection } from '../domain/connection.js';
import { connectionForUpdate } from './connection-statements.js';

/** Revision of a connection. It covers the provider's own data too, as each change of that data raises the version. */
export function connectionRevision({ id, version }: Pick<Connection, 'id' | 'version'>): string {
  return revisionOf([id, version]);
}

/**
 * Reads and locks a connection for a change.
 *
 * @param basis revision of the connection that the change was based on; undefined: none
 * @throws DomainError `connection.unknown`, `revision.stale`
 */
export async function lockConnection(
  transaction: Transaction,
  connectionId: string,
  basis?: string,
): Promise<Connection> {
  const [connection] = isId(connectionId)
    ? await transaction.run(connectionForUpdate, { tenantId: transaction.tenantId, id: connectionId })
    : [];
  if (connection === undefined) throw new DomainError('not_found', 'connection.unknown');
  assertRevision(connectionRevision(connection), basis);
  return connection;
}
