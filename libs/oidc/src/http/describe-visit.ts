import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Principals } from '#http';
import { PageContexts } from '#pages';
import type { Tenant } from '#tenancy';
import { OidcAccounts } from '../application/oidc-accounts.js';
import { HtmlOidcPages } from '../pages/html-oidc-pages.js';
import type { Visit } from '../provider/visit.js';

/** Collects what the provider may know about a browser's request: its portal session, and the pages to render. */
@Injectable()
export class DescribeVisit {
  constructor(
    private readonly principals: Principals,
    private readonly people: OidcAccounts,
    private readonly contexts: PageContexts,
  ) {}

  async of(request: FastifyRequest, reply: FastifyReply, tenant: Tenant): Promise<Visit> {
    const principal = await this.principals.find(request);
    const session =
      principal === null ? undefined : await this.people.session(tenant.id, principal.sessionId);
    return { session, pages: new HtmlOidcPages(() => this.contexts.ofTenant(request, reply, tenant)) };
  }
}
