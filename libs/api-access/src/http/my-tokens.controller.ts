import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, CurrentTenant, FreshAuthentication, SignedIn, type Principal } from '#http';
import { formFields, Page, PageContexts, tenantPaths, type FormFields } from '#pages';
import type { Tenant } from '#tenancy';
import { CreateToken } from '../application/create-token.js';
import { RevokeTokens } from '../application/revoke-tokens.js';
import type { NewToken } from '../domain/api-token.js';
import { newTokenPage, tokenOncePage } from '../pages/token-pages.js';

/** The pages on which people make and revoke their own tokens, without the console. */
@Controller('t/:slug/tokens')
@SignedIn()
export class MyTokensController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly createToken: CreateToken,
    private readonly revokeTokens: RevokeTokens,
  ) {}

  @Get('new')
  @FreshAuthentication()
  @Page()
  ask(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() { permissions }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const context = this.contexts.ofTenant(request, reply, tenant);
    return newTokenPage({ context, permissions: [...permissions] });
  }

  @Post('new')
  @FreshAuthentication()
  @HttpCode(200)
  @Page()
  async create(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() { accountId, permissions }: Principal,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const chosen = [...permissions].filter((permission) => fields[`may.${permission}`] === '1');
    const name = fields['name'] ?? '';
    if (chosen.length === 0) {
      void reply.code(400);
      return newTokenPage({ context, permissions: [...permissions], entered: { name } });
    }
    const { token, expiresAt } = await this.createToken.execute(tenant.id, accountId, 'personal', {
      name,
      // The use case refuses permissions that a token cannot have.
      permissions: chosen as NewToken['permissions'],
      days: Number(fields['days']),
      isSensitive: fields['sensitive'] === '1',
    });
    return tokenOncePage({ context, token, expiresAt });
  }

  @Post(':tokenId/revoke')
  async revoke(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() { accountId }: Principal,
    @Param('tokenId') tokenId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.revokeTokens.byOwner(tenant.id, accountId, tokenId);
    void reply.redirect(`${tenantPaths(tenant.slug).home}?notice=token.revoked`, 303);
  }
}
