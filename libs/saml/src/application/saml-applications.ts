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
import { recordedProvider } from '../domain/recorded-provider.js';
import type { ServiceProvider } from '../domain/service-provider.js';
import {
  serviceProviderById,
  toldById,
  usableByEntityId,
  usableById,
} from '../infra/service-provider-statements.js';

/** A SAML application: its general part and its SAML part. */
export interface SamlApplication {
  readonly general: RegisteredApplication;
  readonly provider: ServiceProvider;
}

/** The parts of an enabled SAML application that messages need. */
export interface UsableProvider extends ServiceProvider {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly startUrl: string | null;
  readonly nameIdSalt: string;
}

/** Finds SAML applications, and contributes their details to the list of applications. */
@Injectable()
export class SamlApplications implements ProtocolPart, OnModuleInit {
  readonly protocol = 'saml';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: ApplicationDirectory,
    private readonly protocols: ProtocolParts,
  ) {}

  onModuleInit(): void {
    this.protocols.register(this);
  }

  /** @throws DomainError `application.unknown` */
  async byId(tenantId: string, id: string): Promise<SamlApplication> {
    const [general, provider] = await Promise.all([
      this.directory.registered(tenantId, id),
      isId(id) ? this.unitOfWork.query(tenantId, serviceProviderById, { tenantId, id }) : [],
    ]);
    const [found] = provider;
    if (general === null || found === undefined)
      throw new DomainError('not_found', 'application.unknown', { detail: 'There is no such application.' });
    return { general, provider: found };
  }

  async usableById(
    tenantId: string,
    id: string,
    transaction?: Transaction,
  ): Promise<UsableProvider | undefined> {
    if (!isId(id)) return undefined;
    const [found] = await this.unitOfWork.query(transaction ?? tenantId, usableById, { tenantId, id });
    return found;
  }

  /** For logout messages: disabled applications are notified, too. */
  async toldById(tenantId: string, id: string): Promise<UsableProvider | undefined> {
    const [found] = await this.unitOfWork.query(tenantId, toldById, { tenantId, id });
    return found;
  }

  async usableByEntityId(tenantId: string, entityId: string): Promise<UsableProvider | undefined> {
    const [found] = await this.unitOfWork.query(tenantId, usableByEntityId, { tenantId, entityId });
    return found;
  }

  async recorded(transaction: Transaction, id: string): Promise<RecordedDetails> {
    const [provider] = await transaction.run(serviceProviderById, { tenantId: transaction.tenantId, id });
    return provider === undefined ? {} : recordedProvider(provider);
  }

  /** Without a start address, the portal begins the logon itself and sends an unsolicited response. */
  begin(_tenantId: string, id: string): Promise<string> {
    return Promise.resolve(`/saml/start/${id}`);
  }
}
