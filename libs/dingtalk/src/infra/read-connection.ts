import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import { assertRevision } from '#http';
import { connectionRevision, connectionTarget as target } from '#providers';
import type { Connection } from '../domain/connection.js';
import { connectionById, holdConnection } from './connection-statements.js';

/** The error for an id that is no connection of the tenant. */
export function connectionUnknown(): DomainError {
  return new DomainError('not_found', 'dingtalk.connection.unknown', {
    detail: 'No such DingTalk connection.',
  });
}

/** The error for an app that another connection of the tenant uses. */
export function clientTaken(): DomainError {
  return new DomainError('conflict', 'dingtalk.connection.client_taken', {
    detail: 'Another connection already uses this app.',
  });
}

/**
 * Locks a connection for a change, and only then reads it: a statement that has waited for the lock would see the old state of DingTalk's
 * part.
 *
 * @param basis revision of the connection that the change was based on; undefined: none
 * @throws DomainError `dingtalk.connection.unknown`, `revision.stale`
 */
export async function lockConnection(
  transaction: Transaction,
  connectionId: string,
  basis?: string,
): Promise<Connection> {
  if (!isId(connectionId)) throw connectionUnknown();
  transaction.send(holdConnection, { tenantId: transaction.tenantId, id: connectionId });
  const connection = await readConnection(transaction, connectionId);
  assertRevision(connectionRevision(connection), basis);
  return connection;
}

/**
 * Reads a connection as it is now.
 *
 * @throws DomainError `dingtalk.connection.unknown`
 */
export async function readConnection(transaction: Transaction, connectionId: string): Promise<Connection> {
  const [connection] = await transaction.run(connectionById, {
    tenantId: transaction.tenantId,
    id: connectionId,
  });
  if (connection === undefined) throw connectionUnknown();
  return connection;
}

/** How a connection appears in events. */
export function connectionTarget({ id, displayName }: Pick<Connection, 'id' | 'displayName'>) {
  return target({ id, name: displayName });
}
