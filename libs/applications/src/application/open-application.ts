import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { DomainError, isId } from '#kernel';
import type { Protocol } from '../domain/application.js';
import { openable } from '../infra/my-applications.js';
import { ProtocolParts } from './protocol-parts.js';

/** An enabled application that somebody wants to open. */
export interface Openable {
  readonly id: string;
  readonly name: string;
  readonly protocol: Protocol;
  readonly startUrl: string | null;
}

/**
 * Finds where an application starts. The application's protocol decides there whether the person may use it, as people can come by other
 * ways.
 */
@Injectable()
export class OpenApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly protocols: ProtocolParts,
  ) {}

  /** Undefined: there is no application with this id, or it is disabled. */
  async find(tenantId: string, id: string, transaction?: Transaction): Promise<Openable | undefined> {
    const [found] = isId(id)
      ? await this.unitOfWork.query(transaction ?? tenantId, openable, { tenantId, id })
      : [];
    return found;
  }

  /**
   * An address, or a path of the portal below the tenant's.
   *
   * @throws DomainError `application.unknown`, `application.no_start`
   */
  async execute(tenantId: string, id: string): Promise<string> {
    const application = await this.find(tenantId, id);
    if (application === undefined) throw new DomainError('not_found', 'application.unknown');
    const { startUrl, protocol } = application;
    const begin = startUrl ?? (await this.protocols.of(protocol).begin?.(tenantId, id));
    if (begin !== undefined) return begin;
    throw new DomainError('conflict', 'application.no_start', {
      detail: 'The application has no start address. Enter one on its page in the console.',
    });
  }
}
