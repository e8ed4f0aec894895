import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountDirectory } from '#accounts';
import { PageContexts } from '#pages';
import type { Tenant } from '#tenancy';
import { FindAttachLink } from '../../application/find-attach-link.js';
import type { PendingAttachment } from '../../application/pending-attachments.js';
import { attachByLinkPage } from '../../pages/result-pages.js';
import { AttachedIdentity } from './attached-identity.js';

/** The page of a person who came with a one-time link. The link proves the account, so the person only has to agree. */
@Injectable()
export class ClaimedLinkPage {
  constructor(
    private readonly contexts: PageContexts,
    private readonly links: FindAttachLink,
    private readonly accounts: AccountDirectory,
    private readonly identity: AttachedIdentity,
  ) {}

  /** The page, or undefined when this browser has no usable link. */
  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    attachment: PendingAttachment,
    browserHash: Buffer,
  ): Promise<string | undefined> {
    const link = await this.links.claimedBy(tenant.id, browserHash);
    const account = link === null ? null : await this.accounts.byId(tenant.id, link.accountId);
    if (account === null) return undefined;
    return attachByLinkPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      identity: this.identity.of(tenant, attachment),
      account,
    });
  }
}
