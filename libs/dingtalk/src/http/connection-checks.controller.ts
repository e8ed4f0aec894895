import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  type Principal,
  RateLimit,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { CheckConnection } from '../application/check-connection.js';
import { ConnectionSetup, type SetupValue } from '../application/connection-setup.js';
import { checkView, checkViewOf, connectionParams, setupQuery, setupView } from './connection-views.js';

type Params = z.output<typeof connectionParams>;
type SetupView = z.output<typeof setupView>;

/** Helps to set up a connection: the values to enter at DingTalk, and a check of them. */
@Controller('api/admin/dingtalk-connections')
@ApiTags('Connections')
export class DingTalkConnectionChecksController {
  constructor(
    private readonly checkConnection: CheckConnection,
    private readonly connectionSetup: ConnectionSetup,
  ) {}

  /** The values to enter at DingTalk for a connection that does not exist yet. */
  @Get('setup')
  @ApiSummary({
    en: 'Show what to enter at DingTalk for a new connection',
    zh: '查看新连接需在钉钉填写的内容',
  })
  @ApiOkResponse({ standardSchema: setupView })
  @RequirePermission(PERMISSIONS.readConnections)
  async setupOfNew(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: setupQuery }) { key }: z.output<typeof setupQuery>,
  ): Promise<SetupView> {
    return shown(await this.connectionSetup.before(tenantId, key));
  }

  /** The values to enter at DingTalk for this connection. */
  @Get(':id/setup')
  @ApiSummary({ en: 'Show what to enter at DingTalk for a connection', zh: '查看连接需在钉钉填写的内容' })
  @ApiOkResponse({ standardSchema: setupView })
  @RequirePermission(PERMISSIONS.readConnections)
  async setup(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: connectionParams }) { id }: Params,
  ): Promise<SetupView> {
    return shown(await this.connectionSetup.of(tenantId, id));
  }

  /** Tries the connection against DingTalk now, which takes a few seconds. The result is kept as the last check. */
  @Post(':id/check')
  @ApiSummary({ en: 'Check a connection against DingTalk', zh: '检查与钉钉的连接' })
  @WithoutFreshAuthentication('it changes nothing but the last check')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: checkView })
  @RequirePermission(PERMISSIONS.manageConnections)
  @RateLimit({ burst: 10, perMinute: 10 })
  async check(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: connectionParams }) { id }: Params,
  ): Promise<z.output<typeof checkView>> {
    return checkViewOf(await this.checkConnection.execute(tenantId, id));
  }
}

function shown(values: readonly SetupValue[]): SetupView {
  return {
    values: values.map(({ id, place, value }) => ({ id, place: { en: place.en, zh: place.zh }, value })),
  };
}
