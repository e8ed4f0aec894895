import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentTenant, Public, RateLimit } from '#http';
import { newSecret } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import { FindVisitor } from '../application/find-visitor.js';
import { ForwardApplications, type ReachedApplication } from '../application/forward-applications.js';
import { browserHashOf, HandOver } from '../application/hand-over.js';
import type { ForwardedRequest } from '../domain/forwarded-request.js';
import { remoteHeaders } from '../domain/remote-headers.js';
import { readHostCookie, setHostCookie } from './host-cookies.js';
import { ReadForwarded } from './read-forwarded.js';

/** Parameter by which a code comes back to a host. */
export const CODE = 'openeiam_code';

/** `401`: for nginx, whose `auth_request` knows no redirect; the address stands in `Location` all the same. */
const checkQuery = z.object({ refuse: z.literal('401').optional() });

/** What can be sent to the logon and come back: it changes nothing. */
const NAVIGATING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What a proxy asks for each request: who is it, and may they in? No session of the portal counts here, only the host's own cookie. */
@Controller('t/:slug/forward-auth')
@ApiExcludeController()
@Public('the proxy asks for people who may have no session yet')
@RateLimit({ burst: 3_000, perMinute: 60_000 })
export class CheckController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly forwarded: ReadForwarded,
    private readonly applications: ForwardApplications,
    private readonly visitors: FindVisitor,
    private readonly handOver: HandOver,
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
    const secret = readHostCookie(request, asked.url, 'visit');
    const visitor = code === null ? await this.visitors.at(tenant.id, asked.url.host, secret) : undefined;
    if (visitor !== undefined) {
      await reply.code(200).headers(remoteHeaders(visitor)).send();
      return;
    }
    const application = await this.applications.at(tenant.id, asked.url.host);
    // A host that is not registered gets no redirect: whoever made it up would be told where to log on.
    const location = application && (await this.onward(tenant, application, asked, request, reply));
    if (location !== undefined) void reply.header('location', location);
    const status =
      location === undefined ? (application === undefined ? 403 : 401) : refuse === '401' ? 401 : 302;
    await reply.code(status).send();
  }

  /** Where the browser goes next: with a good code back to what it wanted, otherwise to the portal; undefined: nowhere. */
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
      const browser = readHostCookie(request, url, 'arrival');
      const visit = await this.handOver.redeem(tenant.id, application, code, browser);
      if (visit !== null) {
        setHostCookie(reply, url, 'visit', visit.secret);
        return visit.returnTo;
      }
      // A browser that keeps no cookie would go round in circles.
      if (browser === undefined) return undefined;
      url.searchParams.delete(CODE);
    }
    if (!NAVIGATING.has(method)) return undefined;
    const browser = readHostCookie(request, url, 'arrival') ?? newSecret();
    setHostCookie(reply, url, 'arrival', browser);
    const query = new URLSearchParams({ to: url.href, browser: browserHashOf(browser) });
    return `${this.settings.PUBLIC_URL}/t/${tenant.slug}/forward-auth/start?${query.toString()}`;
  }
}
