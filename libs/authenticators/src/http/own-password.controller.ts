import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CurrentPrincipal,
  CurrentTenant,
  FreshAuthentication,
  RateLimit,
  SignedIn,
  type Principal,
} from '#http';
import { DomainError } from '#kernel';
import { methodDisabled } from '#logon-menu';
import { formFields, Page, PageContexts, tenantPaths, type FormFields } from '#pages';
import type { Tenant } from '#tenancy';
import { ownPasswordPage } from '../pages/own-password-page.js';
import { ChangeOwnPassword } from '../password/change-own-password.js';
import { OwnPassword } from '../password/own-password.js';

/** Refusals that the page shows beside the field. */
const RULES = ['password.too_short', 'password.too_long', 'password.too_common', 'password.is_name'];

/** A person changes their own password: fresh authentication, one field. */
@Controller('t/:slug/password')
@SignedIn()
@FreshAuthentication()
@RateLimit({ burst: 20, perMinute: 20 })
export class OwnPasswordController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly own: OwnPassword,
    private readonly change: ChangeOwnPassword,
  ) {}

  @Get()
  @Page()
  async ask(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(request, reply, tenant, principal);
  }

  @Post()
  @HttpCode(200)
  @Page()
  async set(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    try {
      await this.change.execute(tenant.id, principal, fields['password'] ?? '');
    } catch (error) {
      if (!(error instanceof DomainError) || !RULES.includes(error.code)) throw error;
      void reply.code(400);
      return this.page(request, reply, tenant, principal, error.code);
    }
    void reply.redirect(`${tenantPaths(tenant.slug).home}?notice=password.changed`, 303);
    return undefined;
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    { accountId, username }: Principal,
    refusal?: string,
  ): Promise<string> {
    const setAt = await this.own.setAt(tenant.id, accountId);
    if (setAt === undefined) throw methodDisabled('password');
    return ownPasswordPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      username,
      isFirst: setAt === null,
      error: refusal === undefined ? undefined : { code: refusal },
    });
  }
}
