import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { ApiSummary, Cookies, JsonRoute, Public, RateLimit } from '#http';
import { deviceOf } from '#logon';
import { BEFORE_LOGON, Page, setRetryLink } from '#pages';
import { Authorisations } from '../../application/authorisations.js';
import { PhoneTickets } from '../../application/phone-tickets.js';
import { ScanTicket } from '../../application/scan-ticket.js';
import { phonePaths } from '../../pages/qr-paths.js';
import { logonCode } from '../logon-code.js';
import { PhonePages } from './phone-pages.js';
import { ScannedVisits } from './scanned-visits.js';
import { ReportScanErrors } from './report-scan-errors.js';

const identityBody = z.object({ code: logonCode });
/** Errors that only the phone's page can know. */
const scanErrorBody = z.object({ trouble: z.enum(['other_app', 'unrecognised']) });

/** Seconds for which the phone remembers the code it scanned while the person is on the provider's page. */
const SCAN_COOKIE_SECONDS = 600;

/** The phone's pages after a scan, and the identification of its holder. A GET changes nothing, as link previews fetch it too. */
@Controller('q/:scan')
@ApiTags('QR logon')
@Public(BEFORE_LOGON)
@RateLimit({ burst: 120, perMinute: 240 })
export class PhoneController {
  constructor(
    private readonly cookies: Cookies,
    private readonly visits: ScannedVisits,
    private readonly authorisations: Authorisations,
    private readonly scanTicket: ScanTicket,
    private readonly phoneTickets: PhoneTickets,
    private readonly reportScanErrors: ReportScanErrors,
    private readonly pages: PhonePages,
  ) {}

  @Get()
  @Page()
  async show(
    @Param('scan') scan: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.visits.of(scan, request, reply);
    const { tenant, connection, scanHash, phoneHash } = visit;
    const ticket = await this.phoneTickets.ofPhone(tenant.id, { by: 'scan', hash: scanHash }, phoneHash);
    return ticket === null ? this.pages.landing(visit, connection) : this.pages.ofTicket(visit, ticket);
  }

  /** Accepts the code that the provider's app gave to our page. */
  @Post('identity')
  async identity(
    @Param('scan') scan: string,
    @Body({ schema: identityBody }) { code }: z.output<typeof identityBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.of(scan, request, reply, 'offered');
    const { tenant, method, connection, scanHash, phoneHash } = visit;
    setRetryLink(request, { href: phonePaths(scan).page, isBesideBrowser: true });
    const identity = await this.reportScanErrors.whyNot(
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
    const visit = await this.visits.of(scan, request, reply);
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

  /** The phone's page reports why it cannot continue. It is a POST by our script, so a link preview reports nothing. */
  @Post('trouble')
  @ApiSummary({ en: 'Report why the phone cannot go on', zh: '报告手机无法继续的原因' })
  @HttpCode(204)
  @JsonRoute()
  async trouble(
    @Param('scan') scan: string,
    @Body({ schema: scanErrorBody }) { trouble: scanError }: z.output<typeof scanErrorBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { tenant, scanHash } = await this.visits.of(scan, request, reply, 'offered');
    await this.reportScanErrors.tell({ tenantId: tenant.id, scanHash }, scanError);
  }
}
