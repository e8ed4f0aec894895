import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowInPolicy, clientNetwork, ipPrefix } from '#http';
import { DomainError } from '#kernel';
import { LogonDestinations } from '#logon';
import { deviceView, originView, PageContexts, userAgentOf } from '#pages';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import type { PhoneTicket } from '../../domain/ticket.js';
import { phoneConfirmPage } from '../../pages/phone/confirm-page.js';
import { phoneIdentifyPage, phoneOtherAppPage } from '../../pages/phone/landing-pages.js';
import { phoneDeclinedPage, phoneDonePage, phoneReportedPage } from '../../pages/phone/outcome-pages.js';
import { phonePaths } from '../../pages/qr-paths.js';
import type { ScanConnection, ScanMethod } from '../../scan-method.js';
import { ScannedAccount } from '../scanned-account.js';

/** A request of a phone for the page of a code that it has scanned. */
export interface PhoneVisit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly tenant: Tenant;
  readonly method: ScanMethod;
  /** The value in the code. */
  readonly scan: string;
}

/** Chooses the page for the phone. All its content comes from the server's records, none from the address. */
@Injectable()
export class PhonePages {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly contexts: PageContexts,
    private readonly account: ScannedAccount,
    private readonly destinations: LogonDestinations,
  ) {}

  /** The page after the scan, before the provider has identified the person. */
  landing({ request, reply, tenant, method, scan }: PhoneVisit, connection: ScanConnection): string {
    allowInPolicy(request, 'form-action', method.authorisationOrigin);
    const context = this.contexts.ofTenant(request, reply, tenant);
    if (method.mark.test(userAgentOf(request)))
      return phoneIdentifyPage({ context, method, connection, opaque: scan });
    const deepLink = method.deepLink(`${this.settings.PUBLIC_URL}${phonePaths(scan).page}`);
    return phoneOtherAppPage({ context, method, opaque: scan, deepLink });
  }

  /** The page once this phone has scanned: the decision, or its result. */
  async ofTicket({ request, reply, tenant, method, scan }: PhoneVisit, ticket: PhoneTicket): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const props = { context, method, opaque: scan };
    if (ticket.endReason === 'reported') return phoneReportedPage({ context, method });
    switch (ticket.state) {
      case 'scanned':
        return phoneConfirmPage({
          ...props,
          application: (await this.destinations.of(tenant.id, ticket.returnTo))?.name ?? tenant.name,
          browser: deviceView(ticket.browser.userAgent, context.locale),
          origin: originView(ticket.browser.ip, context.locale),
          requestedAt: ticket.requestedAt,
          account: await this.account.of(tenant.id, ticket),
          matching:
            ticket.confirmation === 'plain'
              ? { mode: 'plain', number: String(ticket.number) }
              : { mode: 'choose', numbers: ticket.choices.map(String) },
          differs: ipPrefix(ticket.browser.ip) !== clientNetwork(request),
        });
      case 'confirmed':
      case 'consumed':
        return phoneDonePage({ ...props, willAttach: (await this.account.of(tenant.id, ticket)) === null });
      case 'denied':
        if (ticket.endReason === 'wrong_number') throw new DomainError('forbidden', 'ticket.number_wrong');
        return phoneDeclinedPage(props);
      case 'created':
      case 'cancelled':
        throw new DomainError('gone', ticket.endReason === 'conflict' ? 'ticket.used' : 'ticket.finished');
      case 'expired':
        throw new DomainError('gone', 'ticket.expired');
    }
  }
}
