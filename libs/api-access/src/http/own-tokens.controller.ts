import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { ApiSummary, CurrentPrincipal, FreshAuthentication, type Principal, SignedIn } from '#http';
import { CreateToken } from '../application/create-token.js';
import { ListTokens } from '../application/list-tokens.js';
import { RevokeTokens } from '../application/revoke-tokens.js';
import { refuseTokens } from './refuse-tokens.js';
import { createdView, newTokenBody, tokenPage, tokensQuery } from './token-views.js';

/** People's own personal access tokens. */
@Controller('api/admin/me/api-tokens')
@ApiTags('API access')
@SignedIn()
export class OwnTokensController {
  constructor(
    private readonly tokens: ListTokens,
    private readonly createToken: CreateToken,
    private readonly revokeTokens: RevokeTokens,
  ) {}

  @Get()
  @ApiSummary({ en: 'List your personal access tokens', zh: '列出自己的个人访问令牌' })
  @ApiOkResponse({ standardSchema: tokenPage })
  async list(
    @CurrentPrincipal() { tenantId, accountId }: Principal,
    @Query({ schema: tokensQuery }) { cursor, limit }: z.output<typeof tokensQuery>,
  ): Promise<z.output<typeof tokenPage>> {
    const query = { kind: 'personal', accountId, limit, after: cursor } as const;
    return tokenPage.parse(await this.tokens.page(tenantId, query));
  }

  @Post()
  @ApiSummary({ en: 'Create a personal access token', zh: '创建个人访问令牌' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: createdView })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newTokenBody }) body: z.output<typeof newTokenBody>,
  ): Promise<z.output<typeof createdView>> {
    refuseTokens(principal);
    return this.createToken.execute(principal.tenantId, principal.accountId, 'personal', body);
  }

  /** Its next request is refused. */
  @Post(':tokenId/revoke')
  @ApiSummary({ en: 'Revoke a personal access token', zh: '吊销个人访问令牌' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(
    @CurrentPrincipal() { tenantId, accountId }: Principal,
    @Param('tokenId', { schema: z.uuid() }) tokenId: string,
  ): Promise<void> {
    await this.revokeTokens.byOwner(tenantId, accountId, tokenId);
  }
}
