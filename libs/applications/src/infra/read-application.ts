import { assertRevision, revisionOf } from '#http';
import { DomainError, isId } from '#kernel';
import type { Transaction } from '#database';
import type { Application } from '../domain/application.js';
import { applicationById, applicationForUpdate } from './find-application.js';

/** Revision of an application; each change of what belongs to it counts its version on. */
export function applicationRevision({ id, version }: Pick<Application, 'id' | 'version'>): string {
  return revisionOf([id, version]);
}

/** An application as the log names it. */
export function applicationTarget({ id, name }: Pick<Application, 'id' | 'name'>) {
  return { kind: 'application', id, label: name };
}

/** @throws DomainError `application.unknown` */
export async function readApplication(transaction: Transaction, id: string): Promise<Application> {
  const [found] = isId(id)
    ? await transaction.run(applicationById, { tenantId: transaction.tenantId, id })
    : [];
  return found ?? unknown();
}

/**
 * Reads an application for a change; others who change it wait.
 *
 * @param basis revision that the change was decided on; undefined: on none
 * @throws DomainError `application.unknown`, `revision.stale`
 */
export async function lockApplication(
  transaction: Transaction,
  id: string,
  basis?: string,
): Promise<Application> {
  const [found] = isId(id)
    ? await transaction.run(applicationForUpdate, { tenantId: transaction.tenantId, id })
    : [];
  const application = found ?? unknown();
  assertRevision(applicationRevision(application), basis);
  return application;
}

function unknown(): never {
  throw new DomainError('not_found', 'application.unknown', { detail: 'There is no such application.' });
}
