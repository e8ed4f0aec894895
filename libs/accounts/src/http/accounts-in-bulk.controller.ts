import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  type Principal,
  reason,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { eachAccount } from '../application/each-account.js';
import { ResumeAccount } from '../application/resume-account.js';
import { SuspendAccount } from '../application/suspend-account.js';
import { PERMISSIONS } from '../domain/permissions.js';

/** Maximum number of accounts in one request: as many as a page of the list can have. */
const MOST_ACCOUNTS = 100;

const chosen = z.strictObject({ accountIds: z.array(z.uuid()).min(1).max(MOST_ACCOUNTS) });
const chosenWithReason = chosen.extend({ reason });

const results = z
  .object({
    results: z.array(
      z.object({
        accountId: z.uuid(),
        code: z
          .string()
          .nullable()
          .describe(
            'Stable code of the reason why the account was not changed; null: the account is now as requested.',
          ),
      }),
    ),
  })
  .meta({ id: 'AccountResults' });

/** Acts on many accounts at once. Each account has its own result: a refusal does not affect the others. */
@Controller('api/admin/accounts')
@ApiTags('Accounts')
@RequirePermission(PERMISSIONS.manageAccounts)
export class AccountsInBulkController {
  constructor(
    private readonly suspendAccount: SuspendAccount,
    private readonly resumeAccount: ResumeAccount,
  ) {}

  /** Their sessions end; nothing is deleted. */
  @Post('suspend')
  @ApiSummary({ en: 'Suspend several accounts', zh: '批量停用账号' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: results })
  async suspend(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: chosenWithReason }) body: z.output<typeof chosenWithReason>,
  ): Promise<z.output<typeof results>> {
    const act = (accountId: string) => this.suspendAccount.execute(tenantId, accountId, body.reason);
    return { results: [...(await eachAccount(body.accountIds, act))] };
  }

  @Post('resume')
  @ApiSummary({ en: 'Resume several accounts', zh: '批量恢复账号' })
  @FreshAuthentication()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: results })
  async resume(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: chosen }) { accountIds }: z.output<typeof chosen>,
  ): Promise<z.output<typeof results>> {
    const act = (accountId: string) => this.resumeAccount.execute(tenantId, accountId);
    return { results: [...(await eachAccount(accountIds, act))] };
  }
}
