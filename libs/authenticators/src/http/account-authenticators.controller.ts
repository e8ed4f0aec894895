import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { AccountAuthenticators } from '../account-authenticators.js';
import { UnlockAccount } from '../lockout/unlock-account.js';
import { SetPassword } from '../password/set-password.js';
import { authenticatorsQuery, authenticatorsView, passwordBody, unlockBody } from './authenticator-views.js';

/** The logon methods of an account. */
@Controller('api/admin/accounts/:accountId')
@ApiTags('Accounts')
export class AccountAuthenticatorsController {
  constructor(
    private readonly authenticators: AccountAuthenticators,
    private readonly setPasswordOf: SetPassword,
    private readonly unlockAccount: UnlockAccount,
  ) {}

  /** The methods that it can use, and what blocks it now. */
  @Get('authenticators')
  @ApiSummary({ en: 'Show which logon methods an account can use', zh: '查看账号可用的登录方式' })
  @RequirePermission(PERMISSIONS.readAccounts)
  @ApiOkResponse({ standardSchema: authenticatorsView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Query({ schema: authenticatorsQuery }) { asRole }: z.output<typeof authenticatorsQuery>,
  ): Promise<z.output<typeof authenticatorsView>> {
    const { methods, passwordSetAt, lockouts } = await this.authenticators.of(tenantId, accountId, asRole);
    return { methods: [...methods], passwordSetAt, lockouts: [...lockouts] };
  }

  /** Sets or replaces its password. Replacing it ends its sessions. */
  @Put('password')
  @ApiSummary({ en: 'Set the password of an account', zh: '设置账号的密码' })
  @FreshAuthentication()
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.manageAccounts)
  @ApiNoContentResponse()
  async setPassword(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Body({ schema: passwordBody }) { password }: z.output<typeof passwordBody>,
  ): Promise<void> {
    await this.setPasswordOf.execute(tenantId, accountId, password);
  }

  /** Lifts the block of a method after too many failures. */
  @Post('unlock')
  @ApiSummary({ en: 'Unlock a logon method of an account', zh: '解除账号登录方式的锁定' })
  @WithoutFreshAuthentication('it lifts a pause and gives nobody a way in')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.unlockAccounts)
  @ApiNoContentResponse()
  async unlock(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Body({ schema: unlockBody }) { method }: z.output<typeof unlockBody>,
  ): Promise<void> {
    await this.unlockAccount.execute(tenantId, accountId, method);
  }
}
