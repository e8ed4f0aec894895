import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountDirectory } from '#accounts';
import { FindBinding } from '#binding';
import { UnitOfWork } from '#database';
import type { Connection } from '#dingtalk';
import type { PhoneTicket } from '#dingtalk-qr';
import { clientAddress, ipPrefix } from '#http';
import { DomainError } from '#kernel';
import { Devices, originView, PageContexts, rememberTenant, userAgentOf, type AccountView } from '#pages';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import { phoneConfirmPage } from '../../pages/phone/confirm-page.js';
import { phoneIdentifyPage, phoneOtherAppPage } from '../../pages/phone/landing-pages.js';
import { phoneDeclinedPage, phoneDonePage, phoneReportedPage } from '../../pages/phone/outcome-pages.js';
import { phonePaths } from '../../pages/qr-paths.js';
import { DINGTALK } from '../request/dingtalk-browser.js';
import { allowAuthorisation } from '../request/allow-authorisation.js';

/** Chooses what the phone shows. Everything on it comes from the server's records, nothing from the address. */
@Injectable()
export class PhonePages {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly contexts: PageContexts,
    private readonly devices: Devices,
    private readonly unitOfWork: UnitOfWork,
    private readonly bindings: FindBinding,
    private readonly accounts: AccountDirectory,
  ) {}

  /** Lets error pages of this request bear the tenant's look. */
  remember(request: FastifyRequest, tenant: Tenant): void {
    rememberTenant(request, tenant);
  }

  /** After the scan, before DingTalk has said who it is. */
  landing(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    app: Connection,
    scan: string,
  ): string {
    allowAuthorisation(request, this.settings);
    const context = this.contexts.ofTenant(request, reply, tenant);
    if (DINGTALK.mark.test(userAgentOf(request))) return phoneIdentifyPage({ context, opaque: scan, app });
    return phoneOtherAppPage({
      context,
      opaque: scan,
      url: `${this.settings.PUBLIC_URL}${phonePaths(scan).page}`,
    });
  }

  /** Once this phone has scanned: the decision, or what became of it. */
  async ofTicket(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    ticket: PhoneTicket,
    scan: string,
  ): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const props = { context, opaque: scan };
    if (ticket.endReason === 'reported') return phoneReportedPage({ context });
    switch (ticket.state) {
      case 'scanned':
        return phoneConfirmPage({
          ...props,
          application: tenant.name,
          browser: this.devices.view(ticket.browser.userAgent, context.locale),
          origin: originView(ticket.browser.ip, context.locale),
          requestedAt: ticket.requestedAt,
          account: await this.accountOf(tenant.id, ticket),
          matching:
            ticket.confirmation === 'plain'
              ? { mode: 'plain', number: String(ticket.number) }
              : { mode: 'choose', numbers: ticket.choices.map(String) },
          differs: ipPrefix(ticket.browser.ip) !== ipPrefix(clientAddress(request)),
        });
      case 'confirmed':
      case 'consumed':
        return phoneDonePage({ ...props, willAttach: (await this.accountOf(tenant.id, ticket)) === null });
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

  /** The account that the identity is linked to now, as its owner recognises it. */
  async accountOf(tenantId: string, ticket: PhoneTicket): Promise<AccountView | null> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const binding = await this.bindings.ofIdentity(transaction, ticket.connectionId, ticket.subject);
      return binding === null ? null : this.accounts.byId(transaction, binding.accountId);
    });
  }
}
