import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientAddress, Cookies, CurrentTenant, Principals, Public, RateLimit } from '#http';
import { hashSecret } from '#kernel';
import {
  AdvanceLogon,
  deviceOf,
  FollowLogon,
  FormSteps,
  KnownDevices,
  LogonDestinations,
  returnTarget,
  SessionCookies,
  wantedReturn,
} from '#logon';
import { LogonMenu, methodDisabled } from '#logon-menu';
import {
  BEFORE_LOGON,
  deviceKind,
  formFields,
  LogonPanels,
  methodKey,
  noticeCode,
  Page,
  PageContexts,
  PageNotices,
  tenantPaths,
  type FormFields,
  type LogonPanel,
  type LogonVisit,
  type PanelState,
} from '#pages';
import type { Tenant } from '#tenancy';
import { logonPage, type Elsewhere } from '../../pages/logon/logon-page.js';
import { alreadyLoggedOnPage, loggedOffPage } from '../../pages/logon/session-pages.js';
import { LoggedOnElsewhere } from './logged-on-elsewhere.js';

const logonQuery = z.object({
  method: methodKey.optional(),
  return_to: wantedReturn.optional(),
  /** Shows the page to somebody who is logged on, too: to prove once more who they are. */
  again: z.literal('1').optional(),
  notice: noticeCode.optional(),
});

/** Characters of a name or an e-mail address. */
const LONGEST_HINT = 254;

type LogonQuery = z.output<typeof logonQuery>;

/** The tenant's logon page, and the forms on it. Everything on it works without JavaScript, except the QR display. */
@Controller('t/:slug')
export class LogonController {
  constructor(
    private readonly cookies: Cookies,
    private readonly principals: Principals,
    private readonly contexts: PageContexts,
    private readonly panels: LogonPanels,
    private readonly menu: LogonMenu,
    private readonly steps: FormSteps,
    private readonly advanceLogon: AdvanceLogon,
    private readonly follow: FollowLogon,
    private readonly sessions: SessionCookies,
    private readonly devices: KnownDevices,
    private readonly notices: PageNotices,
    private readonly elsewhere: LoggedOnElsewhere,
    private readonly destinations: LogonDestinations,
  ) {}

  @Get('logon')
  @Public(BEFORE_LOGON)
  @Page()
  async show(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: logonQuery }) query: LogonQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const principal = await this.principals.find(request);
    if (principal !== null && query.again === undefined) {
      const context = this.contexts.ofTenant(request, reply, tenant);
      return alreadyLoggedOnPage({
        context,
        account: principal,
        goOnTo: returnTarget(tenant, query.return_to),
      });
    }
    const current = await this.methodFor(tenant, request, query.method);
    const returnTo = wanted(tenant, query.return_to);
    const visit = { request, reply, tenant, returnTo };
    const panel = current === undefined ? undefined : this.panels.get(current);
    const instead = await panel?.pageInstead?.(visit);
    if (instead !== undefined) return instead;
    const elsewhere = await this.elsewhere.of(request);
    return this.page(visit, { panel, state: panel?.firstState?.(visit), notice: query.notice, elsewhere });
  }

  /** A step of a form method. */
  @Post('logon/:method')
  @HttpCode(200)
  @Public(BEFORE_LOGON)
  @RateLimit({ burst: 60, perMinute: 120 })
  @Page()
  async step(
    @CurrentTenant() tenant: Tenant,
    @Param('method') key: string,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const browserHash = hashSecret(this.cookies.ensureBrowserCookie(request, reply));
    const result = await this.steps.take(
      key,
      {
        tenantId: tenant.id,
        browserHash,
        purpose: 'logon',
        device: this.devices.of(request),
        language: context.locale,
        ip: clientAddress(request),
      },
      fields,
    );
    const returnTo = wanted(tenant, fields['return_to']);
    if (result.kind === 'shown') {
      void reply.code(result.status);
      const visit = { request, reply, tenant, returnTo };
      return this.page(visit, { panel: this.panels.get(key), state: result.state });
    }
    const destination = await this.destinations.of(tenant.id, returnTo);
    const outcome = await this.advanceLogon.execute(tenant.id, {
      browserHash,
      device: deviceOf(request),
      proof: { accountId: result.accountId, method: key, authority: result.authority },
      aim: {
        kind: 'logon',
        returnTo: returnTarget(tenant, fields['return_to']),
        application: destination?.application,
      },
    });
    void reply.redirect(await this.follow.to(request, reply, tenant, outcome), 303);
    return undefined;
  }

  @Post('logoff')
  @HttpCode(200)
  @Public('logging off must work with a session that has just ended, too')
  @Page()
  async logOff(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    await this.sessions.close(request, reply);
    if (fields['then'] === 'logon') {
      void reply.redirect(tenantPaths(tenant.slug).logon, 303);
      return undefined;
    }
    return loggedOffPage({ context: this.contexts.ofTenant(request, reply, tenant) });
  }

  private async page(
    { request, reply, tenant, returnTo }: LogonVisit,
    show: {
      readonly panel: LogonPanel | undefined;
      readonly state: PanelState | undefined;
      readonly notice?: string | undefined;
      readonly elsewhere?: Elsewhere | undefined;
    },
  ): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const destination = await this.destinations.of(tenant.id, returnTo);
    return logonPage({
      context,
      methods: await this.steps.offered(tenant.id, 'all'),
      current: show.panel,
      state: show.state ?? expecting(show.panel, destination?.expects),
      returnTo,
      notice: this.notices.text('logon', context.locale, show.notice),
      elsewhere: show.elsewhere,
      application: destination?.name,
    });
  }

  /** The method that was asked for, or the one whose app this browser belongs to, or the default of this kind of device. Throws `forbidden method.disabled`. */
  private async methodFor(
    tenant: Tenant,
    request: FastifyRequest,
    asked: string | undefined,
  ): Promise<string | undefined> {
    const { entries, defaultDesktop, defaultMobile } = await this.menu.of(tenant.id);
    if (asked === undefined || asked === '') {
      const atHome = entries.find(({ key }) => this.panels.get(key).isAtHome?.(request));
      if (atHome !== undefined) return atHome.key;
      const preset = deviceKind(request) === 'computer' ? defaultDesktop : defaultMobile;
      return entries.find(({ key }) => key === preset)?.key ?? entries[0]?.key;
    }
    if (!entries.some(({ key }) => key === asked)) throw methodDisabled();
    return asked;
  }
}

/** The first field filled in with whom the application expects (OpenID Connect Core, 3.1.2.1); people may change it. */
function expecting(
  panel: LogonPanel | undefined,
  expected: string | null | undefined,
): PanelState | undefined {
  const [field] = panel?.keeps ?? [];
  if (field === undefined || !expected || expected.length > LONGEST_HINT) return undefined;
  return { view: { [field]: expected } };
}

/** The return address if it is one that the tenant allows and not just the home page. */
function wanted(tenant: Tenant, returnTo: string | undefined): string | undefined {
  const target = returnTarget(tenant, returnTo);
  return target === tenantPaths(tenant.slug).home ? undefined : target;
}
