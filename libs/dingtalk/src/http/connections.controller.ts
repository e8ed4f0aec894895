import { Body, Controller, Get, Param, Patch, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  type Principal,
  RequirePermission,
} from '#http';
import { CreateConnection } from '../application/create-connection.js';
import { ReplaceApp } from '../application/replace-app.js';
import { RotateClientSecret } from '../application/rotate-client-secret.js';
import { UpdateConnection } from '../application/update-connection.js';
import {
  appBody,
  changesBody,
  connectionParams,
  connectionsView,
  connectionView,
  newConnectionBody,
  secretBody,
  type ConnectionView,
} from './connection-views.js';
import { ShowConnections } from './show-connections.js';

type Params = z.output<typeof connectionParams>;

/** A tenant's DingTalk apps, for those who manage them. Secrets can be written but not read. */
@Controller('api/admin/dingtalk-connections')
@ApiTags('Connections')
@RequirePermission(PERMISSIONS.manageConnections)
export class DingTalkConnectionsController {
  constructor(
    private readonly connections: ShowConnections,
    private readonly createConnection: CreateConnection,
    private readonly updateConnection: UpdateConnection,
    private readonly rotateClientSecret: RotateClientSecret,
    private readonly replaceDingTalkApp: ReplaceApp,
  ) {}

  /** Every connection, oldest first, with the result of its last check. */
  @Get()
  @ApiSummary({ en: 'List DingTalk connections', zh: '列出钉钉连接' })
  @ApiOkResponse({ standardSchema: connectionsView })
  @RequirePermission(PERMISSIONS.readConnections)
  async list(@CurrentPrincipal() { tenantId }: Principal): Promise<{ items: ConnectionView[] }> {
    return { items: await this.connections.all(tenantId) };
  }

  @Get(':id')
  @ApiSummary({ en: 'Show a DingTalk connection', zh: '查看钉钉连接' })
  @ApiOkResponse({ standardSchema: connectionView })
  @RequirePermission(PERMISSIONS.readConnections)
  read(
    @CurrentPrincipal() principal: Principal,
    @Param({ schema: connectionParams }) { id }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    return this.connections.one(principal.tenantId, id, reply);
  }

  /** Registers an app. Nobody can log on with it until it is switched on. */
  @Post()
  @ApiSummary({ en: 'Create a DingTalk connection', zh: '创建钉钉连接' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: connectionView })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newConnectionBody }) body: z.output<typeof newConnectionBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    const { id } = await this.createConnection.execute(principal.tenantId, body);
    return this.connections.one(principal.tenantId, id, reply);
  }

  /** Changes its name and the settings of its QR logon. */
  @Patch(':id')
  @ApiSummary({ en: 'Change a DingTalk connection', zh: '修改钉钉连接' })
  @FreshAuthentication()
  @ApiOkResponse({ standardSchema: connectionView })
  @NeedsRevision()
  async update(
    @CurrentPrincipal() principal: Principal,
    @IfMatch() basis: string,
    @Param({ schema: connectionParams }) { id }: Params,
    @Body({ schema: changesBody }) changes: z.output<typeof changesBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    await this.updateConnection.execute(principal.tenantId, id, changes, basis);
    return this.connections.one(principal.tenantId, id, reply);
  }

  /** Replaces the secret with a new one of the same app. */
  @Put(':id/secret')
  @ApiSummary({ en: 'Replace the secret of a connection', zh: '更换连接的密钥' })
  @FreshAuthentication()
  @ApiOkResponse({ standardSchema: connectionView })
  @NeedsRevision()
  async rotateSecret(
    @CurrentPrincipal() principal: Principal,
    @IfMatch() basis: string,
    @Param({ schema: connectionParams }) { id }: Params,
    @Body({ schema: secretBody }) { clientSecret }: z.output<typeof secretBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    await this.rotateClientSecret.execute(principal.tenantId, id, clientSecret, basis);
    return this.connections.one(principal.tenantId, id, reply);
  }

  /** Moves the connection to another app. Bindings keep working only if it belongs to the same developer organisation. */
  @Put(':id/app')
  @ApiSummary({ en: 'Move a connection to another DingTalk app', zh: '将连接改用另一个钉钉应用' })
  @FreshAuthentication()
  @ApiOkResponse({ standardSchema: connectionView })
  @NeedsRevision()
  async replaceApp(
    @CurrentPrincipal() principal: Principal,
    @IfMatch() basis: string,
    @Param({ schema: connectionParams }) { id }: Params,
    @Body({ schema: appBody }) app: z.output<typeof appBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    await this.replaceDingTalkApp.execute(principal.tenantId, id, app, basis);
    return this.connections.one(principal.tenantId, id, reply);
  }
}
