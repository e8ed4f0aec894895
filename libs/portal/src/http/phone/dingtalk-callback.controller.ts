import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConnectionDirectory, IdentifyPerson, parseCallback } from '#dingtalk';
import { Authorisations, BeginInApp, LogonConnections, ScanTicket, ticketCookieSeconds } from '#dingtalk-qr';
import { clientAddress, Cookies, CurrentTenant, ipPrefix, Public, RateLimit } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf } from '#logon';
import type { Tenant } from '#tenancy';
import { qrPaths } from '../../pages/qr-paths.js';
import { identified } from '../request/identify.js';
import { TellBrowser } from './tell-browser.js';

/**
 * Where DingTalk's authorisation page sends people back to: one fixed address for each connection, so that an answer
 * for one is never taken for another. It is a GET because DingTalk makes it one; what it changes needs the `state`
 * that this same browser was given, which is used up before anything else happens.
 */
@Controller('t/:slug/dingtalk/:key/callback')
export class DingTalkCallbackController {
  constructor(
    private readonly cookies: Cookies,
    private readonly connections: ConnectionDirectory,
    private readonly usable: LogonConnections,
    private readonly authorisations: Authorisations,
    private readonly identify: IdentifyPerson,
    private readonly scanTicket: ScanTicket,
    private readonly beginInApp: BeginInApp,
    private readonly tellBrowser: TellBrowser,
  ) {}

  @Get()
  @Public('DingTalk sends people here before they have a session; state and cookie decide')
  @RateLimit({ burst: 120, perMinute: 240 })
  async back(
    @CurrentTenant() tenant: Tenant,
    @Param('key') key: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const answer = parseCallback(query);
    const connection = await this.connections.connectionOf(tenant.id, key);
    if (connection === null) throw new DomainError('not_found', 'dingtalk.connection.unknown');
    await this.usable.usable(tenant.id);
    const browser = this.cookies.browserOf(request);
    if (browser === undefined) throw new DomainError('forbidden', 'ticket.wrong_container');
    const browserHash = hashSecret(browser);
    const { scanHash, returnTo } = await this.authorisations.use(tenant.id, {
      connectionId: connection.id,
      state: answer.state,
      browserHash,
    });
    const asking =
      answer.kind === 'refused'
        ? Promise.reject(new DomainError('forbidden', 'dingtalk.declined'))
        : identified(this.identify.byOAuthCode(tenant.id, connection.id, answer.code));
    const identity = await (scanHash === null
      ? asking
      : this.tellBrowser.whyNot({ tenantId: tenant.id, scanHash }, asking));
    const device = deviceOf(request);
    const logon = { tenantId: tenant.id, identity };
    if (scanHash !== null) {
      await this.scanTicket.execute({ ...logon, scanHash, phoneHash: browserHash, phone: device });
      const scan = this.cookies.read(request, 'phone') ?? '';
      this.cookies.clear(reply, 'phone');
      void reply.redirect(`/q/${scan}`, 303);
      return;
    }
    const network = ipPrefix(clientAddress(request));
    const { secret } = await this.beginInApp.execute({ ...logon, browserHash, network, device, returnTo });
    this.cookies.set(reply, 'ticket', secret, { maxAgeSeconds: ticketCookieSeconds(0) });
    void reply.redirect(qrPaths(tenant.slug).confirm, 303);
  }
}
