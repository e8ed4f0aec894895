import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { EndBinding } from '../application/end-binding.js';
import { LinkByHand } from '../application/link-by-hand.js';
import { ListBindings } from '../application/list-bindings.js';
import { ShowBinding } from '../application/show-binding.js';
import {
  bindingDetailView,
  bindingDetailViewOf,
  bindingPage,
  bindingsQuery,
  endBindingBody,
  endBindingsBody,
  endedBindingsView,
  linkBody,
  linkedView,
} from './binding-views.js';

const ENDED = { live: false, ended: true, all: undefined } as const;

/** Which person of a provider owns which account. */
@Controller('api/admin/bindings')
@ApiTags('Bindings')
export class BindingsController {
  constructor(
    private readonly bindings: ListBindings,
    private readonly showBinding: ShowBinding,
    private readonly linkByHand: LinkByHand,
    private readonly endBinding: EndBinding,
  ) {}

  @Get()
  @ApiSummary({ en: 'List bindings', zh: '列出绑定' })
  @RequirePermission(PERMISSIONS.readBindings)
  @ApiOkResponse({ standardSchema: bindingPage })
  list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: bindingsQuery }) query: z.output<typeof bindingsQuery>,
  ): Promise<z.output<typeof bindingPage>> {
    return this.bindings.page(tenantId, {
      search: query.search,
      accountId: query.account,
      connectionId: query.connection,
      origins: query.origin,
      isEnded: ENDED[query.state],
      usedFrom: query.usedFrom,
      usedBefore: query.usedBefore,
      isNeverUsed: query.neverUsed,
      order: query.sort,
      isDescending: query.direction === 'desc',
      limit: query.limit,
      after: query.cursor,
    });
  }

  /** Shows who made it and when, how it was used last, and its history. */
  @Get(':bindingId')
  @ApiSummary({ en: 'Show a binding', zh: '查看绑定' })
  @RequirePermission(PERMISSIONS.readBindings)
  @ApiOkResponse({ standardSchema: bindingDetailView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('bindingId', { schema: z.uuid() }) bindingId: string,
  ): Promise<z.output<typeof bindingDetailView>> {
    return bindingDetailViewOf(await this.showBinding.execute(tenantId, bindingId));
  }

  /** Links an identity that has tried to log on to an account. */
  @Post()
  @ApiSummary({ en: 'Link an identity to an account', zh: '将身份绑定到账号' })
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.createBindings)
  @ApiCreatedResponse({ standardSchema: linkedView })
  async create(
    @CurrentPrincipal() { tenantId, accountId: madeBy }: Principal,
    @Body({ schema: linkBody }) { accountId, unlinkedIdentityId: unlinkedId }: z.output<typeof linkBody>,
  ): Promise<z.output<typeof linkedView>> {
    const { bindingId } = await this.linkByHand.execute(tenantId, { accountId, unlinkedId, madeBy });
    return { id: bindingId };
  }

  /** Also ends the sessions that were born of it; the account stays. */
  @Post(':bindingId/end')
  @ApiSummary({ en: 'Unlink an identity', zh: '解绑身份' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.endBindings)
  @ApiNoContentResponse()
  async end(
    @CurrentPrincipal() { tenantId, accountId: endedBy }: Principal,
    @Param('bindingId', { schema: z.uuid() }) bindingId: string,
    @Body({ schema: endBindingBody }) { reason }: z.output<typeof endBindingBody>,
  ): Promise<void> {
    await this.endBinding.byAdministrator(tenantId, { bindingId, reason, endedBy });
  }

  /** Ends many bindings together, and returns those that had ended already. */
  @Post('end')
  @ApiSummary({ en: 'Unlink several identities', zh: '批量解绑身份' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(200)
  @RequirePermission(PERMISSIONS.endBindings)
  @ApiOkResponse({ standardSchema: endedBindingsView })
  async endMany(
    @CurrentPrincipal() { tenantId, accountId: endedBy }: Principal,
    @Body({ schema: endBindingsBody }) body: z.output<typeof endBindingsBody>,
  ): Promise<z.output<typeof endedBindingsView>> {
    const { ended, unknown } = await this.endBinding.manyByAdministrator(tenantId, { ...body, endedBy });
    return { ended, unknown: [...unknown] };
  }
}
