import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IdentifyPerson, logonCode, StartAuthorisation, type Connection } from '#dingtalk';
import {
  Authorisations,
  DecideTicket,
  LogonConnections,
  PhoneTickets,
  ScannedTenant,
  ScanTicket,
  type DecidingPhone,
} from '#dingtalk-qr';
import { Cookies, JsonRoute, Public, RateLimit } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf } from '#logon';
import { BEFORE_LOGON, Page } from '#pages';
import { TenantDirectory, type Tenant } from '#tenancy';
import { identified } from '../request/identify.js';
import { PhonePages } from './phone-pages.js';
import { TellBrowser } from './tell-browser.js';

const identityBody = z.object({ code: logonCode });
/** What only the phone's page can know. */
const troubleBody = z.object({ trouble: z.enum(['other_app', 'unrecognised']) });
const decisionBody = z.object({ number: z.coerce.number().int().min(10).max(99).optional() });

/** Seconds for which the phone remembers which code it scanned while its person is at DingTalk's page. */
const SCAN_COOKIE_SECONDS = 600;

interface Scanned {
  readonly tenant: Tenant;
  readonly connection: Connection;
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
    private readonly scannedTenant: ScannedTenant,
    private readonly tenants: TenantDirectory,
    private readonly connections: LogonConnections,
    private readonly identify: IdentifyPerson,
    private readonly startAuthorisation: StartAuthorisation,
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
    const { tenant, connection, scanHash, phoneHash } = await this.scanned(scan, request, reply);
    const ticket = await this.phoneTickets.ofPhone(tenant.id, { by: 'scan', hash: scanHash }, phoneHash);
    return ticket === null
      ? this.pages.landing(request, reply, tenant, connection, scan)
      : this.pages.ofTicket(request, reply, tenant, ticket, scan);
  }

  /** Takes the code that the DingTalk app gave to our page. */
  @Post('identity')
  async identity(
    @Param('scan') scan: string,
    @Body({ schema: identityBody }) { code }: z.output<typeof identityBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { tenant, connection, scanHash, phoneHash } = await this.scanned(scan, request, reply, 'offered');
    const identity = await this.tellBrowser.whyNot(
      { tenantId: tenant.id, scanHash },
      identified(this.identify.byJsapiCode(tenant.id, connection.id, code)),
    );
    await this.scanTicket.execute({
      tenantId: tenant.id,
      scanHash,
      phoneHash,
      phone: deviceOf(request),
      identity,
    });
    void reply.redirect(`/q/${scan}`, 303);
  }

  /** Sends the person to DingTalk's own page, which sends them back with a code. */
  @Post('oauth')
  async oauth(
    @Param('scan') scan: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { tenant, connection, scanHash, phoneHash } = await this.scanned(scan, request, reply);
    const state = await this.authorisations.begin(tenant.id, {
      connectionId: connection.id,
      browserHash: phoneHash,
      scanHash,
      returnTo: '',
    });
    this.cookies.set(reply, 'phone', scan, { maxAgeSeconds: SCAN_COOKIE_SECONDS });
    void reply.redirect(await this.startAuthorisation.execute(tenant.id, connection.id, state), 303);
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
    const { tenant, scanHash, phoneHash } = await this.scanned(scan, request, reply, connection);
    return {
      tenantId: tenant.id,
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
    const tenantId = await this.scannedTenant.of(scan);
    const tenant = tenantId === null ? null : await this.tenants.byId(tenantId);
    if (tenant === null) throw new DomainError('not_found', 'ticket.unknown');
    if (tenant.status === 'suspended') throw new DomainError('forbidden', 'tenant.suspended');
    this.pages.remember(request, tenant);
    return {
      tenant,
      connection: await this.connections[connection](tenant.id),
      scanHash: hashSecret(scan),
      phoneHash: hashSecret(this.cookies.ensureBrowserCookie(request, reply)),
    };
  }
}
