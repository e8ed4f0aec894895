import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Cookies, JsonRoute, Public, RateLimit } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf } from '#logon';
import { BEFORE_LOGON, Page, rememberApp, rememberTenant, rememberWayBack } from '#pages';
import { TenantDirectory } from '#tenancy';
import { Authorisations } from '../../application/authorisations.js';
import { DecideTicket, type DecidingPhone } from '../../application/decide-ticket.js';
import { LogonConnections } from '../../application/logon-connections.js';
import { PhoneTickets } from '../../application/phone-tickets.js';
import { ScanTicket } from '../../application/scan-ticket.js';
import { ScannedCodes } from '../../application/scanned-codes.js';
import { phonePaths } from '../../pages/qr-paths.js';
import type { ScanConnection } from '../../scan-method.js';
import { ScanMethods } from '../../scan-methods.js';
import { logonCode } from '../logon-code.js';
import { PhonePages, type PhoneVisit } from './phone-pages.js';
import { TellBrowser } from './tell-browser.js';

const identityBody = z.object({ code: logonCode });
/** What only the phone's page can know. */
const troubleBody = z.object({ trouble: z.enum(['other_app', 'unrecognised']) });
const decisionBody = z.object({ number: z.coerce.number().int().min(10).max(99).optional() });

/** Seconds for which the phone remembers which code it scanned while its person is at the provider's page. */
const SCAN_COOKIE_SECONDS = 600;

interface Scanned extends PhoneVisit {
  readonly connection: ScanConnection;
  readonly scanHash: Buffer;
  /** SHA-256 of the phone's cookie. */
  readonly phoneHash: Buffer;
}

/** What the phone sees and does after a scan. A GET changes nothing: link previews fetch it too. */
@Controller('q/:scan')
@Public(BEFORE_LOGON)
@RateLimit({ burst: 120, perMinute: 240 })
export class PhoneController {
  constructor(
    private readonly cookies: Cookies,
    private readonly codes: ScannedCodes,
    private readonly tenants: TenantDirectory,
    private readonly methods: ScanMethods,
    private readonly connections: LogonConnections,
    private readonly authorisations: Authorisations,
    private readonly scanTicket: ScanTicket,
    private readonly phoneTickets: PhoneTickets,
    private readonly decide: DecideTicket,
    private readonly tellBrowser: TellBrowser,
    private readonly pages: PhonePages,
  ) {}

  @Get()
  @Page()
  async show(
    @Param('scan') scan: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.scanned(scan, request, reply);
    const { tenant, connection, scanHash, phoneHash } = visit;
    const ticket = await this.phoneTickets.ofPhone(tenant.id, { by: 'scan', hash: scanHash }, phoneHash);
    return ticket === null ? this.pages.landing(visit, connection) : this.pages.ofTicket(visit, ticket);
  }

  /** Takes the code that the provider's app gave to our page. */
  @Post('identity')
  async identity(
    @Param('scan') scan: string,
    @Body({ schema: identityBody }) { code }: z.output<typeof identityBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.scanned(scan, request, reply, 'offered');
    const { tenant, method, connection, scanHash, phoneHash } = visit;
    rememberWayBack(request, { href: phonePaths(scan).page, isBesideBrowser: true });
    const identity = await this.tellBrowser.whyNot(
      { tenantId: tenant.id, scanHash },
      method.identify(tenant.id, connection.id, code),
    );
    await this.scanTicket.execute({
      tenantId: tenant.id,
      method: method.key,
      scanHash,
      phoneHash,
      phone: deviceOf(request),
      identity,
    });
    void reply.redirect(`/q/${scan}`, 303);
  }

  /** Sends the person to the provider's own page, which sends them back with a code. */
  @Post('oauth')
  async oauth(
    @Param('scan') scan: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.scanned(scan, request, reply);
    const { tenant, method, connection, scanHash, phoneHash } = visit;
    const state = await this.authorisations.begin(tenant.id, {
      connectionId: connection.id,
      browserHash: phoneHash,
      scanHash,
      returnTo: '',
    });
    this.cookies.set(reply, 'phone', scan, { maxAgeSeconds: SCAN_COOKIE_SECONDS });
    void reply.redirect(await method.authorisationUrl(tenant.id, connection.id, state), 303);
  }

  /** The phone's page says why it cannot go on. It is a POST of a script of ours: a link preview says nothing. */
  @Post('trouble')
  @HttpCode(204)
  @JsonRoute()
  async trouble(
    @Param('scan') scan: string,
    @Body({ schema: troubleBody }) { trouble }: z.output<typeof troubleBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { tenant, scanHash } = await this.scanned(scan, request, reply, 'offered');
    await this.tellBrowser.tell({ tenantId: tenant.id, scanHash }, trouble);
  }

  @Post('confirm')
  async confirm(
    @Param('scan') scan: string,
    @Body({ schema: decisionBody }) { number }: z.output<typeof decisionBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.decide.confirm(await this.phone(scan, request, reply, 'offered'), number);
    void reply.redirect(`/q/${scan}`, 303);
  }

  @Post('decline')
  async decline(
    @Param('scan') scan: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.decide.decline(await this.phone(scan, request, reply));
    void reply.redirect(`/q/${scan}`, 303);
  }

  /** "This was not me": declines and raises the alarm. */
  @Post('report')
  async report(
    @Param('scan') scan: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.decide.report(await this.phone(scan, request, reply));
    void reply.redirect(`/q/${scan}`, 303);
  }

  private async phone(
    scan: string,
    request: FastifyRequest,
    reply: FastifyReply,
    connection?: 'offered',
  ): Promise<DecidingPhone> {
    const visit = await this.scanned(scan, request, reply, connection);
    const { tenant, method, scanHash, phoneHash } = visit;
    return {
      tenantId: tenant.id,
      method: method.key,
      ticket: { by: 'scan', hash: scanHash },
      phoneHash,
      device: deviceOf(request),
    };
  }

  /**
   * Whose code it is, if its tenant still lets people log on with it. `offered` is enough for what makes sure of that
   * itself.
   */
  private async scanned(
    scan: string,
    request: FastifyRequest,
    reply: FastifyReply,
    connection: 'usable' | 'offered' = 'usable',
  ): Promise<Scanned> {
    const code = await this.codes.of(scan);
    const tenant = code === null ? null : await this.tenants.byId(code.tenantId);
    if (code === null || tenant === null) throw new DomainError('not_found', 'ticket.unknown');
    if (tenant.status === 'suspended') throw new DomainError('forbidden', 'tenant.suspended');
    rememberTenant(request, tenant);
    const method = this.methods.byKey(code.method);
    rememberApp(request, method.app);
    return {
      request,
      reply,
      tenant,
      method,
      scan,
      connection: await this.connections[connection](tenant.id, method.key),
      scanHash: hashSecret(scan),
      phoneHash: hashSecret(this.cookies.ensureBrowserCookie(request, reply)),
    };
  }
}
