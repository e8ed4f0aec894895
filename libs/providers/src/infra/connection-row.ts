import { assertRevision, revisionOf } from '#http';
import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { Connection, ConnectionState } from '../domain/connection.js';

/** A row of `providers.connection`. */
export interface ConnectionRow extends Record<string, unknown> {
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

const COLUMNS = 'id, tenant_id, provider, key, name, state, version, created_at, updated_at';

/** Every connection of a tenant, oldest first. */
export const LIST = `select ${COLUMNS} from providers.connection where tenant_id = $1 order by created_at, id`;

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
    ? await transaction.query<ConnectionRow>(
        `select ${COLUMNS} from providers.connection where tenant_id = $1 and id = $2 for update`,
        [transaction.tenantId, connectionId],
      )
    : [];
  if (row === undefined) throw new DomainError('not_found', 'connection.unknown');
  const connection = connectionOf(row);
  assertRevision(connectionRevision(connection), basis);
  return connection;
}
