import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CsrfTokens, type Principal } from '#http';
import { DomainError } from '#kernel';
import { LogonMethods } from '#logon-menu';
import { UnlistedMethods } from '#pages';
import { TenantDirectory } from '#tenancy';
import { meView, type MeView } from './me-view.js';

/** Tells the console who is using it: in its page at the start, by the API later. */
@Injectable()
export class DescribeCurrentUser {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly csrf: CsrfTokens,
    private readonly methods: LogonMethods,
    private readonly unlistedMethods: UnlistedMethods,
  ) {}

  async read(principal: Principal, request: FastifyRequest, reply: FastifyReply): Promise<MeView> {
    const tenant = await this.tenants.byId(principal.tenantId);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const { accountId, username, displayName, role } = principal;
    return meView.parse({
      account: { id: accountId, username, displayName, role },
      permissions: [...principal.permissions].sort(),
      tenant: {
        slug: tenant.slug,
        name: tenant.name,
        accentColor: tenant.settings.accentColor,
        logo: tenant.settings.logo,
      },
      session: {
        id: principal.sessionId,
        method: principal.method,
        authenticatedAt: principal.authenticatedAt,
        isFresh: principal.isFresh,
      },
      ways: [
        ...this.methods.all().map(({ key, label: name }) => ({ key, name })),
        ...[...this.unlistedMethods.all()].map(([key, name]) => ({ key, name })),
      ],
      csrfToken: this.csrf.issue(request, reply),
    });
  }
}
