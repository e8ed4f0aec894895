import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { AccountDirectory } from '#accounts';
import { leaveAfterForm, noAccessPage } from '#applications';
import { CurrentTenant, Principals, Public, RateLimit, type Principal } from '#http';
import { DomainError } from '#kernel';
import { BEFORE_LOGON, PageContexts, tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { ForwardApplications, type ReachedApplication } from '../application/forward-applications.js';
import { LogonHandoff } from '../application/logon-handoff.js';
import { StartUrls } from '../application/start-urls.js';
import { assertSecure } from './assert-secure.js';
import { CODE } from './check.controller.js';

/** `from=form`: the browser was redirected here after submitting a form. */
const startQuery = z.object({
  to: z.string().max(6_000),
  browser: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().max(100).default(''),
  from: z.literal('form').optional(),
});

type AskedStart = z.output<typeof startQuery>;

const HTML = 'text/html; charset=utf-8';

/** The address to which a host sends people to be identified: by the portal's session, or by logging on first. */
@Controller('t/:slug/forward-auth/start')
@ApiExcludeController()
@Public(BEFORE_LOGON)
@RateLimit({ burst: 300, perMinute: 1_200 })
export class StartController {
  constructor(
    private readonly principals: Principals,
    private readonly applications: ForwardApplications,
    private readonly logonHandoff: LogonHandoff,
    private readonly startUrls: StartUrls,
    private readonly accounts: AccountDirectory,
    private readonly contexts: PageContexts,
  ) {}

  @Get()
  async start(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: startQuery }) query: AskedStart,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { application, wanted } = await this.wantedBy(tenant, query);
    // A browser that did not come from a proxy's redirect is sent to the host, which gives it a signed address.
    if (!this.startUrls.isOurs(tenant, query, query.signature))
      return this.leave(tenant, wanted.href, query, request, reply);
    const principal = await this.principals.find(request);
    if (principal === null) {
      await reply.redirect(logonFor(tenant, query), 303);
      return;
    }
    const { sessionId, accountId } = principal;
    const arrival = { application, sessionId, accountId, browserHash: query.browser, returnTo: wanted.href };
    const code = await this.logonHandoff.begin(tenant.id, arrival);
    if (code === null) return this.noAccess(tenant, application, principal, request, reply);
    wanted.searchParams.set(CODE, code);
    await this.leave(tenant, wanted.href, query, request, reply);
  }

  /** The address must be at a registered host, with HTTPS: the portal redirects to no other. */
  private async wantedBy(
    tenant: Tenant,
    { to }: AskedStart,
  ): Promise<{ readonly application: ReachedApplication; readonly wanted: URL }> {
    const wanted = URL.parse(to);
    const isOfWeb = wanted !== null && /^https?:$/.test(wanted.protocol) && wanted.username === '';
    const application = isOfWeb ? await this.applications.at(tenant.id, wanted.host) : undefined;
    if (wanted === null || application === undefined)
      throw new DomainError('not_found', 'forward_auth.host_unknown', {
        detail: 'No application of this organisation is registered at this host.',
      });
    assertSecure(wanted);
    return { application, wanted };
  }

  private async leave(
    tenant: Tenant,
    address: string,
    { from }: AskedStart,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    void reply.header('referrer-policy', 'no-referrer');
    if (from === undefined) {
      await reply.redirect(address, 303);
      return;
    }
    await leaveAfterForm(this.contexts.ofTenant(request, reply, tenant), address, reply);
  }

  private async noAccess(
    tenant: Tenant,
    { name, ownerId }: ReachedApplication,
    { displayName }: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const owner = await this.accounts.byId(tenant.id, ownerId ?? '');
    const page = noAccessPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      application: name,
      account: displayName,
      owner: owner === null ? undefined : [owner.displayName, owner.email].filter(Boolean).join(', '),
    });
    await reply.code(403).type(HTML).send(page);
  }
}

function logonFor(tenant: Tenant, { to, browser, signature }: AskedStart): string {
  const paths = tenantPaths(tenant.slug);
  const back = new URLSearchParams({ to, browser, signature, from: 'form' }).toString();
  const query = new URLSearchParams({ return_to: `${paths.base}/forward-auth/start?${back}` });
  return `${paths.logon}?${query.toString()}`;
}
