import { assertRevision, revisionOf } from '#http';
import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { Application, RegisteredApplication } from '../domain/application.js';
import { applicationById, registeredById, registeredForUpdate } from './find-application.js';

/** Revision of an application; each change of what belongs to it counts its version on. */
export function applicationRevision({ id, version }: Pick<Application, 'id' | 'version'>): string {
  return revisionOf([id, version]);
}

/** An application as the log names it. */
export function applicationTarget({ id, name }: Pick<Application, 'id' | 'name'>) {
  return { kind: 'application', id, label: name };
}

/** @throws DomainError `application.unknown` */
export async function readRegistered(transaction: Transaction, id: string): Promise<RegisteredApplication> {
  const [found] = await transaction.run(registeredById, { tenantId: transaction.tenantId, id });
  return found ?? unknown();
}

/** @throws DomainError `application.unknown` unless it is one that speaks OpenID Connect */
export async function readApplication(transaction: Transaction, id: string): Promise<Application> {
  const [found] = isId(id)
    ? await transaction.run(applicationById, { tenantId: transaction.tenantId, id })
    : [];
  return found ?? unknown();
}

/**
 * Reads an application of any protocol for a change; others who change it wait.
 *
 * @param basis revision that the change was decided on; undefined: on none
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
 * The same of one that speaks OpenID Connect. It is read by a statement of its own: the one that has waited for the lock would see the
 * client as it was before.
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
