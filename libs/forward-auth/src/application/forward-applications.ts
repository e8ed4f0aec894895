import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ApplicationDirectory,
  ProtocolParts,
  type ProtocolPart,
  type RecordedDetails,
  type RegisteredApplication,
} from '#applications';
import { UnitOfWork, type Transaction } from '#database';
import { DomainError, isId } from '#kernel';
import { applicationAt, hostsOf } from '../infra/host-statements.js';

/** An application that a proxy protects, with its hosts. */
export interface ForwardApplication {
  readonly general: RegisteredApplication;
  readonly hosts: readonly string[];
}

/** An enabled application, with the host at which it is reached. */
export interface ReachedApplication {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly host: string;
}

/** Finds applications that proxies protect, and adds them to the list of all applications. */
@Injectable()
export class ForwardApplications implements ProtocolPart, OnModuleInit {
  readonly protocol = 'forward';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: ApplicationDirectory,
    private readonly protocols: ProtocolParts,
  ) {}

  onModuleInit(): void {
    this.protocols.register(this);
  }

  /** @throws DomainError `application.unknown` */
  async byId(tenantId: string, id: string): Promise<ForwardApplication> {
    const general = isId(id) ? await this.directory.registered(tenantId, id) : null;
    if (general?.protocol !== 'forward')
      throw new DomainError('not_found', 'application.unknown', { detail: 'There is no such application.' });
    const rows = await this.unitOfWork.query(tenantId, hostsOf, { tenantId, applicationId: id });
    return { general, hosts: rows.map(({ host }) => host) };
  }

  /** @param host as in an address, with its port unless that is the default */
  async at(
    tenantId: string,
    host: string,
    transaction?: Transaction,
  ): Promise<ReachedApplication | undefined> {
    const [found] = await this.unitOfWork.query(transaction ?? tenantId, applicationAt, { tenantId, host });
    return found;
  }

  /** The address of the first host. */
  async begin(tenantId: string, applicationId: string): Promise<string> {
    const [first] = await this.unitOfWork.query(tenantId, hostsOf, { tenantId, applicationId });
    if (first === undefined) throw new DomainError('not_found', 'application.unknown');
    return `https://${first.host}/`;
  }

  async recorded(transaction: Transaction, applicationId: string): Promise<RecordedDetails> {
    const rows = await transaction.run(hostsOf, { tenantId: transaction.tenantId, applicationId });
    return { hosts: rows.map(({ host }) => host) };
  }
}
