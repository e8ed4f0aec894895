import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  type Principal,
  RateLimit,
  RequirePermission,
} from '#http';
import { RotateSigningKeys } from '../application/rotate-signing-keys.js';
import { SigningKeys } from '../application/signing-keys.js';
import { signingKeysView } from './application-views.js';

type View = z.output<typeof signingKeysView>;

/** The keys that sign a tenant's tokens. Their private parts are never returned. */
@Controller('api/admin/signing-keys')
@ApiTags('Applications')
export class SigningKeysController {
  constructor(
    private readonly keys: SigningKeys,
    private readonly rotateKeys: RotateSigningKeys,
  ) {}

  @Get()
  @ApiSummary({ en: 'List signing keys', zh: '列出签名密钥' })
  @RequirePermission(PERMISSIONS.readApplications)
  @ApiOkResponse({ standardSchema: signingKeysView })
  async list(@CurrentPrincipal() { tenantId }: Principal): Promise<View> {
    return { items: [...(await this.keys.list(tenantId))] };
  }

  /** Makes new keys that sign from now on. The former ones stay published for a week. */
  @Post('rotate')
  @ApiSummary({ en: 'Rotate signing keys', zh: '轮换签名密钥' })
  @FreshAuthentication()
  @HttpCode(200)
  @RequirePermission(PERMISSIONS.manageApplications)
  @ApiOkResponse({ standardSchema: signingKeysView })
  @RateLimit({ burst: 10, perMinute: 6 })
  async rotate(@CurrentPrincipal() { tenantId }: Principal): Promise<View> {
    await this.rotateKeys.execute(tenantId);
    return { items: [...(await this.keys.list(tenantId))] };
  }
}
