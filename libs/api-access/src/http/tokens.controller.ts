import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  type Principal,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { CreateToken } from '../application/create-token.js';
import { ListTokens } from '../application/list-tokens.js';
import { RevokeTokens } from '../application/revoke-tokens.js';
import { refuseTokens } from './refuse-tokens.js';
import { allTokensQuery, createdView, newTokenBody, tokenPage } from './token-views.js';

/** Every token of the tenant: API clients, and people's own tokens. */
@Controller('api/admin/api-tokens')
@ApiTags('API access')
export class TokensController {
  constructor(
    private readonly tokens: ListTokens,
    private readonly createToken: CreateToken,
    private readonly revokeTokens: RevokeTokens,
  ) {}

  @Get()
  @ApiSummary({ en: 'List all API tokens', zh: '列出所有 API 令牌' })
  @RequirePermission(PERMISSIONS.readApiTokens)
  @ApiOkResponse({ standardSchema: tokenPage })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: allTokensQuery }) { cursor, ...query }: z.output<typeof allTokensQuery>,
  ): Promise<z.output<typeof tokenPage>> {
    return tokenPage.parse(await this.tokens.page(tenantId, { ...query, after: cursor }));
  }

  /** Makes an API client. The person who makes it is responsible for it, and it may do no more than they may. */
  @Post()
  @ApiSummary({ en: 'Create an API client', zh: '创建 API 客户端' })
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.manageApiTokens)
  @ApiCreatedResponse({ standardSchema: createdView })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newTokenBody }) body: z.output<typeof newTokenBody>,
  ): Promise<z.output<typeof createdView>> {
    refuseTokens(principal);
    return this.createToken.execute(principal.tenantId, principal.accountId, 'client', body);
  }

  /** Its next request is refused. */
  @Post(':tokenId/revoke')
  @ApiSummary({ en: 'Revoke an API token', zh: '吊销 API 令牌' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.manageApiTokens)
  @ApiNoContentResponse()
  async revoke(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('tokenId', { schema: z.uuid() }) tokenId: string,
  ): Promise<void> {
    await this.revokeTokens.byAdministrator(tenantId, tokenId);
  }
}
