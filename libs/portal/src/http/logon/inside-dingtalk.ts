import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LogonConnections, type PhoneTicket } from '#dingtalk-qr';
import { maskName } from '#kernel';
import { FormSteps } from '#logon';
import { PageContexts, type LogonVisit } from '#pages';
import { SETTINGS, type Settings } from '#runtime';
import { Providers } from '#providers';
import type { Tenant } from '#tenancy';
import { allowAuthorisation } from '../request/allow-authorisation.js';
import { insideConfirmPage, insideIdentifyPage } from '../../pages/logon/inside-dingtalk-pages.js';
import { PhonePages } from '../phone/phone-pages.js';

/** The pages of a logon on the device that DingTalk runs on, where there is nothing to scan. */
@Injectable()
export class InsideDingTalk {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly contexts: PageContexts,
    private readonly connections: LogonConnections,
    private readonly steps: FormSteps,
    private readonly phonePages: PhonePages,
    private readonly providers: Providers,
  ) {}

  /** Asks DingTalk who the person is. */
  async identifyPage({ request, reply, tenant, returnTo }: LogonVisit): Promise<string> {
    const app = await this.connections.usable(tenant.id);
    allowAuthorisation(request, this.settings);
    return insideIdentifyPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      app,
      methods: await this.steps.offered(tenant.id, 'all'),
      returnTo,
    });
  }

  /** Asks the person to confirm. */
  async confirmPage(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    ticket: PhoneTicket,
  ): Promise<string> {
    const methods = await this.steps.offered(tenant.id, 'proving');
    return insideConfirmPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      identity: {
        maskedName: maskName(ticket.identityName),
        organisation: tenant.name,
        provider: this.providers.names(),
      },
      account: await this.phonePages.accountOf(tenant.id, ticket),
      other: methods[0]?.key,
    });
  }
}
