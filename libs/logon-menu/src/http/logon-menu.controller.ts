import { Body, Controller, Get, Param, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
  sendRevision,
  WithoutFreshAuthentication,
} from '#http';
import { DisableMethod } from '../application/disable-method.js';
import { EnableMethod } from '../application/enable-method.js';
import { ListMenu } from '../application/list-menu.js';
import { ReorderMenu } from '../application/reorder-menu.js';
import { SetDefaultMethod } from '../application/set-default-method.js';
import { defaultsBody, menuView, methodParams, orderBody, switchBody } from './menu-views.js';

type MenuView = z.output<typeof menuView>;

/** The logon menu, for people who manage it. Every change is based on the menu that was read, and returns the new one. */
@Controller('api/admin/logon-menu')
@ApiTags('Logon menu')
export class LogonMenuController {
  constructor(
    private readonly listMenu: ListMenu,
    private readonly reorderMenu: ReorderMenu,
    private readonly enableMethod: EnableMethod,
    private readonly disableMethod: DisableMethod,
    private readonly setDefaultMethod: SetDefaultMethod,
  ) {}

  /** Every method of the list, in its order, on or off. */
  @Get()
  @ApiSummary({ en: 'Show the logon menu', zh: '查看登录菜单' })
  @ApiOkResponse({ standardSchema: menuView })
  @RequirePermission(PERMISSIONS.readMenu)
  read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MenuView> {
    return this.shown(tenantId, reply);
  }

  @Put('order')
  @ApiSummary({ en: 'Change the order of logon methods', zh: '调整登录方式的顺序' })
  @WithoutFreshAuthentication('it changes only what is seen first')
  @ApiOkResponse({ standardSchema: menuView })
  @RequirePermission(PERMISSIONS.manageMenu)
  @NeedsRevision()
  async reorder(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Body({ schema: orderBody }) { methods }: z.output<typeof orderBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MenuView> {
    await this.reorderMenu.execute(tenantId, methods, basis);
    return this.shown(tenantId, reply);
  }

  /** Sets the method that people see first, on computers, on phones, or on both; null leaves it to the order. */
  @Put('defaults')
  @ApiSummary({ en: 'Select the default logon methods', zh: '选择默认登录方式' })
  @WithoutFreshAuthentication('it changes only what is seen first')
  @ApiOkResponse({ standardSchema: menuView })
  @RequirePermission(PERMISSIONS.manageMenu)
  @NeedsRevision()
  async setDefaults(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Body({ schema: defaultsBody }) { pc, mobile }: z.output<typeof defaultsBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MenuView> {
    await this.setDefaultMethod.choose(tenantId, { desktop: pc, mobile }, basis);
    return this.shown(tenantId, reply);
  }

  /** Changes the switch of a method. For a provider's method it is the same switch as on the connection's page. */
  @Put(':method/enabled')
  @ApiSummary({ en: 'Switch a logon method on or off', zh: '启用或停用登录方式' })
  @FreshAuthentication()
  @ApiOkResponse({ standardSchema: menuView })
  @RequirePermission(PERMISSIONS.manageMenu)
  @NeedsRevision()
  async turn(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Param({ schema: methodParams }) { method }: z.output<typeof methodParams>,
    @Body({ schema: switchBody }) { enabled }: z.output<typeof switchBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MenuView> {
    await (enabled ? this.enableMethod : this.disableMethod).execute(tenantId, method, basis);
    return this.shown(tenantId, reply);
  }

  private async shown(tenantId: string, reply: FastifyReply): Promise<MenuView> {
    const { revision, chosen, methods } = await this.listMenu.execute(tenantId);
    sendRevision(reply, revision);
    return {
      methods: methods.map((method, position) => ({
        key: method.key,
        name: { en: method.label.en, zh: method.label.zh },
        position,
        enabled: method.enabled,
        available: method.available,
        isDefaultOnPc: method.defaultDesktop,
        isDefaultOnMobile: method.defaultMobile,
        switchRefusal: method.switchRefusal,
      })),
      chosen: { pc: chosen.desktop, mobile: chosen.mobile },
    };
  }
}
