import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction, InteractionResults } from 'oidc-provider';
import { ApplicationDirectory, type Application } from '#applications';
import { DomainError } from '#kernel';
import { tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { Consents } from '../application/consents.js';
import { OpenIdProviders } from '../application/openid-providers.js';
import type { PortalSession, Visit } from '../provider/visit.js';
import { DescribeVisit } from './describe-visit.js';

/** An authorization request that waits for the person in this browser. */
export interface PendingInteraction {
  readonly kind: 'question';
  readonly details: Interaction;
  readonly application: Application;
  readonly session: PortalSession | undefined;
  readonly pages: Visit['pages'];
}

/** The session in which the request began is gone, for example because another person has logged on. The request has to start again. */
interface LostInteraction {
  readonly kind: 'lost';
  readonly again: string;
}

/** The pending authorization requests of this browser, as the provider keeps them. */
@Injectable()
export class Interactions {
  constructor(
    private readonly providers: OpenIdProviders,
    private readonly applications: ApplicationDirectory,
    private readonly visits: DescribeVisit,
    private readonly consents: Consents,
  ) {}

  /** @throws DomainError `interaction.unknown` when there is none, or it belongs to another browser */
  async find(
    tenant: Tenant,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<PendingInteraction | LostInteraction> {
    const { provider, isLostInteraction } = await this.providers.of(tenant);
    try {
      const details = await provider.interactionDetails(request.raw, reply.raw);
      const application = await this.applications.byId(tenant.id, String(details.params['client_id']));
      if (application === null) throw new DomainError('gone', 'interaction.unknown');
      return { kind: 'question', details, application, ...(await this.visits.of(request, reply, tenant)) };
    } catch (error) {
      if (!isLostInteraction(error)) throw error;
      return this.askAgain(tenant, request);
    }
  }

  /** Answers the request. Returns the address at which the provider continues. */
  async answer(
    tenant: Tenant,
    request: FastifyRequest,
    reply: FastifyReply,
    result: InteractionResults,
  ): Promise<string> {
    const { provider } = await this.providers.of(tenant);
    return provider.interactionResult(request.raw, reply.raw, result);
  }

  /** Records that the person allows the application the requested scopes. */
  async allow(tenant: Tenant, { details, application, session }: PendingInteraction): Promise<void> {
    if (session === undefined) throw new DomainError('unauthenticated', 'session.required');
    const { accountId } = session;
    const scopes = scopesOf(details);
    await this.consents.give(tenant.id, { accountId, applicationId: application.id, scopes });
  }

  private async askAgain(tenant: Tenant, request: FastifyRequest): Promise<LostInteraction> {
    const { provider } = await this.providers.of(tenant);
    const { uid = '' } = request.params as { readonly uid?: string };
    // Only the browser in which the request began may restart it.
    const isOfBrowser = request.cookies[provider.cookieName('interaction')] === uid;
    const lost = isOfBrowser ? await provider.Interaction.find(uid) : undefined;
    if (lost === undefined) throw new DomainError('gone', 'interaction.unknown');
    await lost.destroy();
    const params = Object.entries(lost.params).flatMap(([name, value]) => {
      // The person has just logged on, so these prompts are already met.
      const text =
        name === 'prompt'
          ? String(value)
              .replaceAll(/\b(login|select_account)\b/g, '')
              .trim()
          : textOf(value);
      return text === undefined || text === '' ? [] : [[name, text]];
    });
    const { base } = tenantPaths(tenant.slug);
    return { kind: 'lost', again: `${base}/oidc/auth?${new URLSearchParams(params).toString()}` };
  }
}

/** The requested scopes, without duplicates. */
export function scopesOf({ params }: Pick<Interaction, 'params'>): readonly string[] {
  const { scope } = params as { readonly scope?: unknown };
  return typeof scope === 'string' ? [...new Set(scope.split(' ').filter((one) => one !== ''))] : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
