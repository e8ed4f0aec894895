import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountDirectory } from '#accounts';
import { loggedOffPage, noAccessPage } from '#applications';
import { confineForms } from '#http';
import { PageContexts } from '#pages';
import type { Tenant } from '#tenancy';
import type { Answer, Outcome } from '../application/answer-request.js';
import { NoteRefusal } from '../application/note-refusal.js';
import { answerPage } from '../pages/answer-page.js';
import { testedPage } from '../pages/tested-page.js';

const HTML = 'text/html; charset=utf-8';

/** The pages that end a request or a logoff. */
@Injectable()
export class ShowAnswer {
  constructor(
    private readonly contexts: PageContexts,
    private readonly accounts: AccountDirectory,
    private readonly refusals: NoteRefusal,
  ) {}

  /**
   * Shows the page whose form posts the response to the application. Browsers apply the form's policy to the redirects that follow, so the policy also
   * allows the origin of the application's start address.
   */
  async answer(
    tenant: Tenant,
    { provider, answer }: Extract<Outcome, { kind: 'answer' }>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const redirects = provider.startUrl === null ? [] : [new URL(provider.startUrl).origin];
    await this.bring(tenant, { name: provider.name, answer, redirects }, request, reply);
  }

  /** Has the browser post a response to an address of an application. */
  async bring(
    tenant: Tenant,
    {
      name,
      answer,
      redirects = [],
    }: { readonly name: string; readonly answer: Answer; readonly redirects?: readonly string[] },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    confineForms(request, [answer.destination, ...redirects]);
    const context = this.contexts.ofTenant(request, reply, tenant);
    await reply.type(HTML).send(answerPage({ context, application: name, answer }));
  }

  /** Shows the administrator what the application would have received. */
  async tested(
    tenant: Tenant,
    { provider, told }: Extract<Outcome, { kind: 'tested' }>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    await reply.type(HTML).send(testedPage({ context, provider, told }));
  }

  /** The page tells the person whom to ask for access. */
  async noAccess(
    tenant: Tenant,
    { provider, visitor }: Extract<Outcome, { kind: 'no_access' }>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    await this.refusals.execute(tenant.id, provider.id, visitor.accountId, 'application.not_assigned');
    const owner = await this.accounts.byId(tenant.id, provider.ownerId ?? '');
    const page = noAccessPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      application: provider.name,
      account: visitor.name,
      owner: owner === null ? undefined : [owner.displayName, owner.email].filter(Boolean).join(', '),
    });
    await reply.code(403).type(HTML).send(page);
  }

  /** Ends a logoff for an application that has registered no address for the response. */
  async loggedOff(tenant: Tenant, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await reply.type(HTML).send(loggedOffPage({ context: this.contexts.ofTenant(request, reply, tenant) }));
  }
}
