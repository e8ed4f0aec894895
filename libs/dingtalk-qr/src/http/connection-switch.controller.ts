import { Body, Controller, Param, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { connectionParams, connectionView, ShowConnections, type ConnectionView } from '#dingtalk';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  RequirePermission,
  type Principal,
} from '#http';
import { SwitchQrLogon } from '../application/switch-qr-logon.js';

const switchBody = z.strictObject({ enabled: z.boolean() }).meta({ id: 'DingTalkConnectionSwitch' });

/** The switch of a connection. */
@Controller('api/admin/dingtalk-connections')
@ApiTags('Connections')
export class ConnectionSwitchController {
  constructor(
    private readonly connections: ShowConnections,
    private readonly qrLogon: SwitchQrLogon,
  ) {}

  /** Switches QR logon by this connection on or off, and the menu's entry with it. */
  @Put(':id/enabled')
  @ApiSummary({ en: 'Switch QR logon by a connection on or off', zh: '启用或停用连接的扫码登录' })
  @ApiOperation({ operationId: 'dingTalkConnectionsTurn' })
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.manageConnections)
  @ApiOkResponse({ standardSchema: connectionView })
  @NeedsRevision()
  async turn(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Param({ schema: connectionParams }) { id }: z.output<typeof connectionParams>,
    @Body({ schema: switchBody }) { enabled }: z.output<typeof switchBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    await this.connections.one(tenantId, id, reply);
    if (enabled) await this.qrLogon.enable(tenantId, id, basis);
    else await this.qrLogon.disable(tenantId, id, basis);
    return this.connections.one(tenantId, id, reply);
  }
}
