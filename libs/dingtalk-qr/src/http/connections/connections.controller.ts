import { Body, Controller, Get, Param, Patch, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  CreateConnection,
  LastChecks,
  ListConnections,
  ReplaceApp,
  RotateClientSecret,
  UpdateConnection,
} from '#dingtalk';
import {
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  type Principal,
  RequirePermission,
  sendRevision,
} from '#http';
import { DomainError } from '#kernel';
import { SwitchQrLogon } from '../../application/switch-qr-logon.js';
import {
  appBody,
  changesBody,
  connectionParams,
  connectionsView,
  connectionView,
  connectionViewOf,
  newConnectionBody,
  secretBody,
  switchBody,
  type ConnectionView,
} from './connection-views.js';

type Params = z.output<typeof connectionParams>;

/** A tenant's DingTalk apps, for those who manage them. Secrets go in and never come out. */
@Controller('api/admin/connections')
@ApiTags('Connections')
@RequirePermission(PERMISSIONS.manageConnections)
export class ConnectionsController {
  constructor(
    private readonly connections: ListConnections,
    private readonly checks: LastChecks,
    private readonly createConnection: CreateConnection,
    private readonly updateConnection: UpdateConnection,
    private readonly rotateClientSecret: RotateClientSecret,
    private readonly replaceDingTalkApp: ReplaceApp,
    private readonly qrLogon: SwitchQrLogon,
  ) {}

  /** Every connection, oldest first, with what its last check found. */
  @Get()
  @ApiOkResponse({ standardSchema: connectionsView })
  @RequirePermission(PERMISSIONS.readConnections)
  async list(@CurrentPrincipal() { tenantId }: Principal): Promise<{ items: ConnectionView[] }> {
    const [connections, checks] = await Promise.all([
      this.connections.execute(tenantId),
      this.checks.of(tenantId),
    ]);
    return {
      items: connections.map((connection) => connectionViewOf(connection, checks.get(connection.id))),
    };
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: connectionView })
  @RequirePermission(PERMISSIONS.readConnections)
  read(
    @CurrentPrincipal() principal: Principal,
    @Param({ schema: connectionParams }) { id }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    return this.shown(principal, id, reply);
  }

  /** Tells an app to the portal. Nobody can log on by it until it is switched on. */
  @Post()
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: connectionView })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: newConnectionBody }) body: z.output<typeof newConnectionBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    const { id } = await this.createConnection.execute(principal.tenantId, body);
    return this.shown(principal, id, reply);
  }

  /** Changes its name, and how its QR code behaves. */
  @Patch(':id')
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
    return this.shown(principal, id, reply);
  }

  /** Turns the switch of QR logon, which is the same one as in the logon menu. */
  @Put(':id/enabled')
  @FreshAuthentication()
  @ApiOkResponse({ standardSchema: connectionView })
  @NeedsRevision()
  async turn(
    @CurrentPrincipal() principal: Principal,
    @IfMatch() basis: string,
    @Param({ schema: connectionParams }) { id }: Params,
    @Body({ schema: switchBody }) { enabled }: z.output<typeof switchBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConnectionView> {
    if (enabled) await this.qrLogon.enable(principal.tenantId, id, basis);
    else await this.qrLogon.disable(principal.tenantId, id, basis);
    return this.shown(principal, id, reply);
  }

  /** Replaces the secret by a new one of the same app. */
  @Put(':id/secret')
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
    return this.shown(principal, id, reply);
  }

  /** Lets the connection use another app. Bindings fit only if it belongs to the same developer organisation. */
  @Put(':id/app')
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
    return this.shown(principal, id, reply);
  }

  private async shown(principal: Principal, id: string, reply: FastifyReply): Promise<ConnectionView> {
    const { items } = await this.list(principal);
    const found = items.find((connection) => connection.id === id.toLowerCase());
    if (found === undefined) throw new DomainError('not_found', 'dingtalk.connection.unknown');
    sendRevision(reply, found.revision);
    return found;
  }
}
