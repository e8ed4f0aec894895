import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import { assertRevision, revisionOf } from '#http';
import type { Connection, ConnectionState } from '../domain/connection.js';
import type { ConnectionSettings } from '../domain/connection-settings.js';

/** A row of `dingtalk.connection`, without the secret. */
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
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const CONNECTION_COLUMNS = `id, tenant_id, key, corp_id, client_id, display_name, state,
  ticket_lifetime_seconds, confirmation, created_at, updated_at`;

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

/** Revision of a connection. Its secret is in it by the time of the last change. */
export function connectionRevision(connection: Connection): string {
  const { corpId, clientId, displayName, state, ticketLifetimeSeconds, confirmation, updatedAt } = connection;
  return revisionOf([corpId, clientId, displayName, state, ticketLifetimeSeconds, confirmation, updatedAt]);
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
  const [row] = await transaction.query<ConnectionRow>(
    `select ${CONNECTION_COLUMNS} from dingtalk.connection where tenant_id = $1 and id = $2 for update`,
    [transaction.tenantId, connectionId],
  );
  if (row === undefined) throw connectionUnknown();
  const connection = connectionOf(row);
  assertRevision(connectionRevision(connection), basis);
  return connection;
}

/** How a connection appears in events. */
export function connectionTarget({ id, displayName }: Pick<Connection, 'id' | 'displayName'>): {
  readonly kind: 'dingtalk-connection';
  readonly id: string;
  readonly label: string;
} {
  return { kind: 'dingtalk-connection', id, label: displayName };
}
