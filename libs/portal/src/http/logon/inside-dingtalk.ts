import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LogonConnections, type PhoneTicket } from '#dingtalk-qr';
import { maskName } from '#kernel';
import type { Tenant } from '#tenancy';
import { insideConfirmPage, insideIdentifyPage } from '../../pages/index.js';
import { PhonePages } from '../phone/phone-pages.js';
import { PageContexts } from '../request/page-contexts.js';
import { FormSteps } from './form-steps.js';

/** The pages of a logon on the device that DingTalk runs on, where there is nothing to scan. */
@Injectable()
export class InsideDingTalk {
  constructor(
    private readonly contexts: PageContexts,
    private readonly connections: LogonConnections,
    private readonly steps: FormSteps,
    private readonly phonePages: PhonePages,
  ) {}

  /** Asks DingTalk who the person is. */
  async identifyPage(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    returnTo: string | undefined,
  ): Promise<string> {
    const app = await this.connections.usable(tenant.id);
    this.contexts.allowDingTalk(request);
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
      identity: { maskedName: maskName(ticket.identityName), organisation: tenant.name },
      account: await this.phonePages.accountOf(tenant.id, ticket),
      other: methods[0]?.key,
    });
  }
}
