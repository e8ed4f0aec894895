import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { AccountDirectory, PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  pageOf,
  type Principal,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { DomainError } from '#kernel';
import { EndSessions } from '../application/end-sessions.js';
import { ListSessions } from '../application/list-sessions.js';
import {
  endBody,
  endedView,
  endManyBody,
  endOfAccountBody,
  sessionPage,
  sessionsQuery,
  sessionViewOf,
} from './session-views.js';

/** Open sessions. An ended session is refused at its next request, and its live channels close at once. */
@Controller('api/admin')
@ApiTags('Sessions')
export class SessionsController {
  constructor(
    private readonly sessions: ListSessions,
    private readonly endSessions: EndSessions,
    private readonly accounts: AccountDirectory,
  ) {}

  @Get('sessions')
  @ApiSummary({ en: 'List sessions', zh: '列出会话' })
  @RequirePermission(PERMISSIONS.readSessions)
  @ApiOkResponse({ standardSchema: sessionPage })
  async list(
    @CurrentPrincipal() { tenantId, sessionId }: Principal,
    @Query({ schema: sessionsQuery }) query: z.output<typeof sessionsQuery>,
  ): Promise<z.output<typeof sessionPage>> {
    const { account: accountId, sort: order, cursor: after, ...filter } = query;
    const found = await this.sessions.page(tenantId, { ...filter, accountId, order, after });
    return pageOf(
      found,
      query.limit,
      (session) => sessionViewOf(session, sessionId),
      ({ sortValue, id }) => [order, sortValue, id],
    );
  }

  @Post('sessions/:sessionId/end')
  @ApiSummary({ en: 'End a session', zh: '结束会话' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.endSessions)
  @ApiNoContentResponse()
  async end(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('sessionId', { schema: z.uuid() }) sessionId: string,
    @Body({ schema: endBody }) { reason }: z.output<typeof endBody>,
  ): Promise<void> {
    const ended = await this.endSessions.byAdministrator(tenantId, { sessionId }, reason);
    if (ended === 0) throw new DomainError('not_found', 'session.unknown');
  }

  @Post('sessions/end')
  @ApiSummary({ en: 'End several sessions', zh: '批量结束会话' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(200)
  @RequirePermission(PERMISSIONS.endSessions)
  @ApiOkResponse({ standardSchema: endedView })
  async endMany(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: endManyBody }) { sessionIds, reason }: z.output<typeof endManyBody>,
  ): Promise<z.output<typeof endedView>> {
    return { ended: await this.endSessions.byAdministrator(tenantId, { among: sessionIds }, reason) };
  }

  /** Logs an account off everywhere. */
  @Post('accounts/:accountId/sessions/end')
  @ApiSummary({ en: 'End all sessions of an account', zh: '结束账号的所有会话' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(200)
  @RequirePermission(PERMISSIONS.endSessions)
  @ApiOkResponse({ standardSchema: endedView })
  async endOfAccount(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Body({ schema: endOfAccountBody }) { reason }: z.output<typeof endOfAccountBody>,
  ): Promise<z.output<typeof endedView>> {
    const account = await this.accounts.byId(tenantId, accountId);
    if (account === null) throw new DomainError('not_found', 'account.unknown');
    return { ended: await this.endSessions.byAdministrator(tenantId, { accountId: account.id }, reason) };
  }
}
