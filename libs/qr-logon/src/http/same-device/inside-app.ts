import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowInPolicy } from '#http';
import { maskName } from '#kernel';
import { FormSteps, LogonDestinations } from '#logon';
import { PageContexts, type LogonVisit } from '#pages';
import { Providers } from '#providers';
import type { Tenant } from '#tenancy';
import { LogonConnections } from '../../application/logon-connections.js';
import type { PhoneTicket } from '../../domain/ticket.js';
import { insideConfirmPage, insideIdentifyPage } from '../../pages/inside-app-pages.js';
import type { ScanMethod } from '../../scan-method.js';
import { ScannedAccount } from '../scanned-account.js';

/** The pages of a logon on the device that runs the provider's app, where there is nothing to scan. */
@Injectable()
export class InsideApp {
  constructor(
    private readonly contexts: PageContexts,
    private readonly connections: LogonConnections,
    private readonly steps: FormSteps,
    private readonly scannedAccount: ScannedAccount,
    private readonly providers: Providers,
    private readonly destinations: LogonDestinations,
  ) {}

  /** Asks the app who the person is. */
  async identifyPage(method: ScanMethod, { request, reply, tenant, returnTo }: LogonVisit): Promise<string> {
    const connection = await this.connections.usable(tenant.id, method.key);
    allowInPolicy(request, 'form-action', method.authorisationOrigin);
    return insideIdentifyPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      method,
      connection,
      methods: await this.steps.offered(tenant.id, 'all'),
      returnTo,
    });
  }

  /** Asks the person to confirm. */
  async confirmPage(
    method: ScanMethod,
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    ticket: PhoneTicket,
  ): Promise<string> {
    const methods = await this.steps.offered(tenant.id, 'proving');
    return insideConfirmPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      method,
      identity: {
        name: maskName(ticket.identityName),
        organisation: tenant.name,
        provider: this.providers.names(),
      },
      account: await this.scannedAccount.of(tenant.id, ticket),
      destination: (await this.destinations.of(tenant.id, ticket.returnTo))?.name ?? tenant.name,
      other: methods[0]?.key,
    });
  }
}
