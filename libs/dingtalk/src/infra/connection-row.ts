import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import { assertRevision } from '#http';
import { connectionRevision, connectionTarget as target, type ConnectionState } from '#providers';
import type { Connection } from '../domain/connection.js';
import type { ConnectionSettings } from '../domain/connection-settings.js';

/** A row of `CONNECTION_SOURCE`, without the secret. */
export interface ConnectionRow extends Record<string, unknown> {
  readonly id: string;
  readonly tenant_id: string;
  readonly key: string;
  readonly corp_id: string;
  readonly client_id: string;
  readonly display_name: string;
  readonly state: ConnectionState;
  readonly ticket_lifetime_seconds: number;
  readonly confirmation: ConnectionSettings['confirmation'];
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** Columns of `CONNECTION_SOURCE`. */
export const CONNECTION_COLUMNS = `c.id, c.tenant_id, c.key, d.corp_id, d.client_id, c.name as display_name, c.state,
  d.ticket_lifetime_seconds, d.confirmation, c.version, c.created_at, c.updated_at`;

/** DingTalk's part of connections, `d`, with what all connections have, `c`. */
export const CONNECTION_SOURCE = `dingtalk.connection d
  join providers.connection c on c.tenant_id = d.tenant_id and c.id = d.id`;

export function connectionOf(row: ConnectionRow): Connection {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    key: row.key,
    corpId: row.corp_id,
    clientId: row.client_id,
    displayName: row.display_name,
    state: row.state,
    ticketLifetimeSeconds: row.ticket_lifetime_seconds,
    confirmation: row.confirmation,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The error of an id that the tenant has no connection for. */
export function connectionUnknown(): DomainError {
  return new DomainError('not_found', 'dingtalk.connection.unknown', {
    detail: 'No such DingTalk connection.',
  });
}

/** The error of an app that another connection of the tenant uses. */
export function clientTaken(): DomainError {
  return new DomainError('conflict', 'dingtalk.connection.client_taken', {
    detail: 'Another connection uses this app already.',
  });
}

/**
 * Reads a connection for a change; others who change it wait.
 *
 * @param basis revision of the connection that the change was decided on; undefined: on none
 * @throws DomainError `dingtalk.connection.unknown`, `revision.stale`
 */
export async function lockConnection(
  transaction: Transaction,
  connectionId: string,
  basis?: string,
): Promise<Connection> {
  if (!isId(connectionId)) throw connectionUnknown();
  const connection = await readConnection(transaction, connectionId, 'for update of c');
  assertRevision(connectionRevision(connection), basis);
  return connection;
}

/**
 * Reads a connection as it is now.
 *
 * @throws DomainError `dingtalk.connection.unknown`
 */
export async function readConnection(
  transaction: Transaction,
  connectionId: string,
  lock: '' | 'for update of c' = '',
): Promise<Connection> {
  const [row] = await transaction.query<ConnectionRow>(
    `select ${CONNECTION_COLUMNS} from ${CONNECTION_SOURCE} where c.tenant_id = $1 and c.id = $2 ${lock}`,
    [transaction.tenantId, connectionId],
  );
  if (row === undefined) throw connectionUnknown();
  return connectionOf(row);
}

/** How a connection appears in events. */
export function connectionTarget({ id, displayName }: Pick<Connection, 'id' | 'displayName'>) {
  return target({ id, name: displayName });
}
