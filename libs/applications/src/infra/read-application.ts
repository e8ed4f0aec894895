import { assertRevision, revisionOf } from '#http';
import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { Application, RegisteredApplication } from '../domain/application.js';
import { applicationById, registeredById, registeredForUpdate } from './find-application.js';

/** Revision of an application; each change of the application or its parts raises the version. */
export function applicationRevision({ id, version }: Pick<Application, 'id' | 'version'>): string {
  return revisionOf([id, version]);
}

/** An application as the target of an event. */
export function applicationTarget({ id, name }: Pick<Application, 'id' | 'name'>) {
  return { kind: 'application', id, label: name };
}

/** @throws DomainError `application.unknown` */
export async function readRegistered(transaction: Transaction, id: string): Promise<RegisteredApplication> {
  const [found] = await transaction.run(registeredById, { tenantId: transaction.tenantId, id });
  return found ?? unknown();
}

/** @throws DomainError `application.unknown` unless it uses OpenID Connect */
export async function readApplication(transaction: Transaction, id: string): Promise<Application> {
  const [found] = isId(id)
    ? await transaction.run(applicationById, { tenantId: transaction.tenantId, id })
    : [];
  return found ?? unknown();
}

/**
 * Reads an application of any protocol for a change; other changes of it wait.
 *
 * @param basis revision on which the change was decided; undefined: none
 * @throws DomainError `application.unknown`, `revision.stale`
 */
export async function lockRegistered(
  transaction: Transaction,
  id: string,
  basis?: string,
): Promise<RegisteredApplication> {
  const [found] = isId(id)
    ? await transaction.run(registeredForUpdate, { tenantId: transaction.tenantId, id })
    : [];
  const application = found ?? unknown();
  assertRevision(applicationRevision(application), basis);
  return application;
}

/**
 * The same for an application that uses OpenID Connect. A second statement reads it: the one that has waited for the lock would see the old
 * state of the client.
 */
export async function lockApplication(
  transaction: Transaction,
  id: string,
  basis?: string,
): Promise<Application> {
  if (isId(id)) transaction.send(registeredForUpdate, { tenantId: transaction.tenantId, id });
  const application = await readApplication(transaction, id);
  assertRevision(applicationRevision(application), basis);
  return application;
}

function unknown(): never {
  throw new DomainError('not_found', 'application.unknown', { detail: 'There is no such application.' });
}
