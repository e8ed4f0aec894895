import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountDirectory } from '#accounts';
import { noAccessPage } from '#applications';
import { PageContexts, tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { NoteRefusal } from '../application/note-refusal.js';
import { ProviderScopes } from '../application/provider-scopes.js';
import { consentPage } from '../pages/consent-page.js';
import { scopesOf, type PendingInteraction } from './interactions.js';

const HTML = 'text/html; charset=utf-8';

/** The pages on which a person answers an application's request. */
@Injectable()
export class ShowInteraction {
  constructor(
    private readonly contexts: PageContexts,
    private readonly accounts: AccountDirectory,
    private readonly refusals: NoteRefusal,
    private readonly scopes: ProviderScopes,
  ) {}

  async consent(
    tenant: Tenant,
    { details, application }: PendingInteraction,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const page = consentPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      application: application.name,
      scopes: scopesOf(details),
      labelOf: (scope) => this.scopes.labelOf(scope),
      action: `${tenantPaths(tenant.slug).base}/oidc/interaction/${details.uid}/consent`,
    });
    await reply.type(HTML).send(page);
  }

  /** The page tells the person whom to ask for access. */
  async noAccess(
    tenant: Tenant,
    { application, session }: PendingInteraction,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const [account, owner] = await Promise.all([
      this.accounts.byId(tenant.id, session?.accountId ?? ''),
      this.accounts.byId(tenant.id, application.ownerId ?? ''),
    ]);
    if (account !== null) await this.refusals.execute(tenant.id, application.id, account.id);
    const page = noAccessPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      application: application.name,
      account: account?.displayName ?? '',
      owner: owner === null ? undefined : [owner.displayName, owner.email].filter(Boolean).join(', '),
    });
    await reply.code(403).type(HTML).send(page);
  }

  /** Continues by a navigation of its own, because browsers block redirects that leave the portal after a form. */
  async goOn(address: string, { pages }: PendingInteraction, reply: FastifyReply): Promise<void> {
    await reply.type(HTML).header('refresh', `0;url=${address}`).send(pages.goOn(address));
  }
}
