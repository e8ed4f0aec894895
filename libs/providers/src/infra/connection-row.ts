import { assertRevision, revisionOf } from '#http';
import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { Connection, ConnectionState } from '../domain/connection.js';
import { lockedConnection } from './statements.js';

/** A row of `providers.connection`. */
interface ConnectionRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly provider: string;
  readonly key: string;
  readonly name: string;
  readonly state: ConnectionState;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function connectionOf(row: ConnectionRow): Connection {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    provider: row.provider,
    key: row.key,
    name: row.name,
    state: row.state,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Revision of a connection; what only its provider keeps of it is in it, as each change counts the version on. */
export function connectionRevision({ id, version }: Pick<Connection, 'id' | 'version'>): string {
  return revisionOf([id, version]);
}

/**
 * Reads a connection for a change; others who change it wait.
 *
 * @param basis revision of the connection that the change was decided on; undefined: on none
 * @throws DomainError `connection.unknown`, `revision.stale`
 */
export async function lockConnection(
  transaction: Transaction,
  connectionId: string,
  basis?: string,
): Promise<Connection> {
  const [row] = isId(connectionId)
    ? await transaction.run(lockedConnection, { tenantId: transaction.tenantId, id: connectionId })
    : [];
  if (row === undefined) throw new DomainError('not_found', 'connection.unknown');
  const connection = connectionOf(row);
  assertRevision(connectionRevision(connection), basis);
  return connection;
}
