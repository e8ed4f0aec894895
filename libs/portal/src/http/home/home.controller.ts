import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccountDirectory } from '#accounts';
import { FindBinding } from '#binding';
import { CurrentPrincipal, CurrentTenant, SignedIn, type Principal } from '#http';
import { maskName } from '#kernel';
import { LogonHistory } from '#logon';
import { LogonMethods } from '#logon-menu';
import type { Tenant } from '#tenancy';
import { homePage, type LinkedIdentityView } from '../../pages/index.js';
import { deviceView } from '../request/device-view.js';
import { originView } from '../request/origin-view.js';
import { PageContexts } from '../request/page-contexts.js';
import { Page } from '../request/page.js';
import { otherMethodLabel } from './other-method-label.js';

const homeQuery = z.object({
  notice: z.enum(['unlinked', 'session.ended', 'sessions.ended', 'linked']).optional(),
});

/** The portal's home: who I am, what is linked to me, where I am logged on. */
@Controller('t/:slug')
@SignedIn()
export class HomeController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly accounts: AccountDirectory,
    private readonly bindings: FindBinding,
    private readonly history: LogonHistory,
    private readonly methods: LogonMethods,
  ) {}

  @Get()
  @Page()
  async home(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: homeQuery }) query: z.output<typeof homeQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const [account, bindings, sessions, logons] = await Promise.all([
      this.accounts.byId(tenant.id, principal.accountId),
      this.bindings.ofAccount(tenant.id, principal.accountId),
      this.history.openSessions(tenant.id, principal.accountId),
      this.history.recentLogons(tenant.id, principal.accountId),
    ]);
    const seen = (device: { readonly ip: string; readonly userAgent: string }) => ({
      ...deviceView(device.userAgent),
      ...originView(device.ip, context.locale),
    });
    return homePage({
      context,
      account: { ...principal, email: account?.email ?? null },
      identities: bindings.map((binding) => ({
        id: binding.bindingId,
        maskedName: maskName(binding.displayName),
        organisation: tenant.name,
        origin: binding.origin as LinkedIdentityView['origin'],
        linkedAt: binding.createdAt,
        lastUsedAt: binding.lastUsedAt,
      })),
      sessions: sessions.map((session) => ({
        ...seen(session),
        id: session.sessionId,
        isCurrent: session.sessionId === principal.sessionId,
        startedAt: session.createdAt,
        lastSeenAt: session.lastSeenAt,
      })),
      logons: logons.map((logon) => ({
        ...seen(logon),
        at: logon.at,
        method: this.methods.byKey(logon.method)?.label ?? otherMethodLabel(logon.method),
        refusedBecause: null,
      })),
      showsConsole: principal.permissions.size > 0,
      notice: query.notice,
    });
  }
}
