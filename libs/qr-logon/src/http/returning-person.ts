import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cookies } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf } from '#logon';
import { rememberApp, setRetryLink } from '#pages';
import type { ExternalIdentity } from '#providers';
import type { Tenant } from '#tenancy';
import { Authorisations } from '../application/authorisations.js';
import { BeginInApp } from '../application/begin-in-app.js';
import { LogonConnections } from '../application/logon-connections.js';
import { ScanTicket } from '../application/scan-ticket.js';
import { ticketCookieSeconds } from '../domain/lifetimes.js';
import { beginAnew, phonePaths, qrPaths } from '../pages/qr-paths.js';
import { ScanMethods } from '../scan-methods.js';
import { ReportScanErrors } from './phone/report-scan-errors.js';

/** A person whom a provider's authorisation page has sent back. */
export interface Return {
  readonly tenant: Tenant;
  /** Key of the scan method. */
  readonly method: string;
  readonly connectionId: string;
  readonly state: string;
  /** Asks the provider who the person is; called once, after `state` has been used up. Throws `NotIdentified`. */
  identify(): Promise<ExternalIdentity>;
}

/**
 * Receives people whom a provider sends back. It is a GET because providers use one. Any change needs the `state` that this same browser
 * was given, which is used up before anything else happens.
 */
@Injectable()
export class ReturningPerson {
  constructor(
    private readonly cookies: Cookies,
    private readonly methods: ScanMethods,
    private readonly usable: LogonConnections,
    private readonly authorisations: Authorisations,
    private readonly scanTicket: ScanTicket,
    private readonly beginInApp: BeginInApp,
    private readonly reportScanErrors: ReportScanErrors,
  ) {}

  /** Continues where the person left, and returns the address of the next page. Throws `forbidden ticket.wrong_container`. */
  async receive(request: FastifyRequest, reply: FastifyReply, person: Return): Promise<string> {
    const { tenant, method, connectionId, state } = person;
    rememberApp(request, this.methods.byKey(method).app);
    await this.usable.usable(tenant.id, method);
    const browser = this.cookies.browserOf(request);
    if (browser === undefined) throw new DomainError('forbidden', 'ticket.wrong_container');
    const browserHash = hashSecret(browser);
    const left = await this.authorisations.use(tenant.id, { connectionId, state, browserHash });
    const { scanHash, returnTo } = left;
    const scan = this.cookies.read(request, 'phone') ?? '';
    setRetryLink(
      request,
      scanHash === null
        ? { href: beginAnew(tenant.slug, method), isBesideBrowser: false }
        : { href: phonePaths(scan).page, isBesideBrowser: true },
    );
    const asking = person.identify();
    const identity = await (scanHash === null
      ? asking
      : this.reportScanErrors.whyNot({ tenantId: tenant.id, scanHash }, asking));
    const device = deviceOf(request);
    const logon = { tenantId: tenant.id, method, identity };
    if (scanHash !== null) {
      await this.scanTicket.execute({ ...logon, scanHash, phoneHash: browserHash, phone: device });
      this.cookies.clear(reply, 'phone');
      return phonePaths(scan).page;
    }
    const { secret } = await this.beginInApp.execute({ ...logon, browserHash, device, returnTo });
    this.cookies.set(reply, 'ticket', secret, { maxAgeSeconds: ticketCookieSeconds(0) });
    return qrPaths(tenant.slug, method).confirm;
  }
}
