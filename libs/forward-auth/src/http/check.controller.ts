import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { CurrentTenant, Public, RateLimit } from '#http';
import { newSecret } from '#kernel';
import type { Tenant } from '#tenancy';
import { FindVisitor } from '../application/find-visitor.js';
import { ForwardApplications, type ReachedApplication } from '../application/forward-applications.js';
import { browserHashOf, LogonHandoff } from '../application/logon-handoff.js';
import { StartUrls } from '../application/start-urls.js';
import type { ForwardedRequest } from '../domain/forwarded-request.js';
import { remoteHeaders } from '../domain/remote-headers.js';
import { readHostCookie, setHostCookie } from './host-cookies.js';
import { ReadForwarded } from './read-forwarded.js';

/** The parameter that carries a code back to a host. */
export const CODE = 'openeiam_code';

/** `401`: for nginx, whose `auth_request` cannot redirect; the address is still in `Location`. */
const checkQuery = z.object({ refuse: z.literal('401').optional() });

/** Methods of requests that may be sent to the logon and repeated afterwards, as they change nothing. */
const NAVIGATING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Answers a proxy for each request: who is the visitor, and may they enter? Only the host's own cookie counts here, not the portal's
 * session.
 */
@Controller('t/:slug/forward-auth')
@ApiExcludeController()
@Public('the proxy asks for people who may have no session yet')
@RateLimit({ burst: 3_000, perMinute: 60_000 })
export class CheckController {
  constructor(
    private readonly forwarded: ReadForwarded,
    private readonly applications: ForwardApplications,
    private readonly visitors: FindVisitor,
    private readonly logonHandoff: LogonHandoff,
    private readonly startUrls: StartUrls,
  ) {}

  @Get()
  async check(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: checkQuery }) { refuse }: z.output<typeof checkQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = this.forwarded.execute(request);
    const code = asked.url.searchParams.get(CODE);
    const secret = readHostCookie(request, 'visit');
    const visitor = code === null ? await this.visitors.at(tenant.id, asked.url.host, secret) : undefined;
    if (visitor !== undefined) {
      await reply.code(200).headers(remoteHeaders(visitor)).send();
      return;
    }
    const application = await this.applications.at(tenant.id, asked.url.host);
    // Unregistered hosts get no redirect, so that nobody can use the portal as the logon page of an invented host.
    const location = application && (await this.onward(tenant, application, asked, request, reply));
    if (location !== undefined) void reply.header('location', location);
    const status =
      location === undefined ? (application === undefined ? 403 : 401) : refuse === '401' ? 401 : 302;
    await reply.code(status).send();
  }

  /** Where the browser goes next: with a valid code to the address that it wanted, otherwise to the portal; undefined: nowhere. */
  private async onward(
    tenant: Tenant,
    application: ReachedApplication,
    asked: ForwardedRequest,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    const { url, method } = asked;
    const code = url.searchParams.get(CODE);
    if (code !== null) {
      const browser = readHostCookie(request, 'arrival');
      const visit = await this.logonHandoff.redeem(tenant.id, application, code, browser);
      if (visit !== null) {
        setHostCookie(reply, 'visit', visit.secret);
        return visit.returnTo;
      }
      // A browser that does not keep cookies would be redirected for ever.
      if (browser === undefined) return undefined;
      url.searchParams.delete(CODE);
    }
    if (!NAVIGATING.has(method)) return undefined;
    const browser = readHostCookie(request, 'arrival') ?? newSecret();
    setHostCookie(reply, 'arrival', browser);
    return this.startUrls.of(tenant, { to: url.href, browser: browserHashOf(browser) });
  }
}
