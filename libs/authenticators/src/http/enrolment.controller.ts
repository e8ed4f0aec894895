import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { accountDetailView, accountDetailViewOf, ListAccounts, PERMISSIONS } from '#accounts';
import { ApiSummary, CurrentPrincipal, FreshAuthentication, type Principal, RequirePermission } from '#http';
import { DomainError } from '#kernel';
import { EnrolAccount } from '../enrol-account.js';
import { newAccountBody } from './authenticator-views.js';

/** New accounts. They are created here and not in the accounts lib, because they may come with a password. */
@Controller('api/admin/accounts')
@ApiTags('Accounts')
export class EnrolmentController {
  constructor(
    private readonly enrolAccount: EnrolAccount,
    private readonly accounts: ListAccounts,
  ) {}

  /** Without a password, the owner logs on first with an attach link or a code by email. */
  @Post()
  @ApiSummary({ en: 'Create an account', zh: '创建账号' })
  @FreshAuthentication()
  @ApiOperation({ operationId: 'accountsCreate' })
  @RequirePermission(PERMISSIONS.manageAccounts)
  @ApiCreatedResponse({ standardSchema: accountDetailView })
  async create(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: newAccountBody }) { password, ...account }: z.output<typeof newAccountBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof accountDetailView>> {
    const { id } = await this.enrolAccount.execute(tenantId, account, password);
    const created = await this.accounts.byId(tenantId, id);
    if (created === null) throw new DomainError('not_found', 'account.unknown');
    void reply.header('location', `/api/admin/accounts/${id}`);
    return accountDetailViewOf(created);
  }
}
