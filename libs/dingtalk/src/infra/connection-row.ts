import { DomainError } from '#kernel';
import type { Transaction } from '#database';
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

/**
 * Reads a connection for a change; others who change it wait.
 *
 * @throws DomainError `dingtalk.connection.unknown`
 */
export async function lockConnection(transaction: Transaction, connectionId: string): Promise<Connection> {
  const [row] = await transaction.query<ConnectionRow>(
    `select ${CONNECTION_COLUMNS} from dingtalk.connection where tenant_id = $1 and id = $2 for update`,
    [transaction.tenantId, connectionId],
  );
  if (row === undefined) throw connectionUnknown();
  return connectionOf(row);
}

/** How a connection appears in events. */
export function connectionTarget({ id, displayName }: Pick<Connection, 'id' | 'displayName'>): {
  readonly kind: 'dingtalk-connection';
  readonly id: string;
  readonly label: string;
} {
  return { kind: 'dingtalk-connection', id, label: displayName };
}
