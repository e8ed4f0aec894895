import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  type Principal,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { AddPair } from '../application/add-pair.js';
import { ListPairs } from '../application/list-pairs.js';
import { RemovePair } from '../application/remove-pair.js';
import { addedView, ofConnection, pairBody, pairsView, pairsViewOf } from './outbound-views.js';

/** Which groups of the portal are compared with which departments of the organisation. */
@Controller('api/admin/directory/outbound/pairs')
@ApiTags('Directory')
export class OutboundPairsController {
  constructor(
    private readonly pairs: ListPairs,
    private readonly addPair: AddPair,
    private readonly removePair: RemovePair,
  ) {}

  /** In the order in which they were added; 50 at most. */
  @Get()
  @ApiSummary({ en: 'List pairs of groups and departments', zh: '列出对照关系' })
  @RequirePermission(PERMISSIONS.readDirectory)
  @ApiOkResponse({ standardSchema: pairsView })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: ofConnection }) { connectionId }: z.output<typeof ofConnection>,
  ): Promise<z.output<typeof pairsView>> {
    return pairsViewOf(await this.pairs.execute(tenantId, connectionId));
  }

  @Post()
  @ApiSummary({ en: 'Pair a group with a department', zh: '添加对照关系' })
  @WithoutFreshAuthentication('it only says what is compared')
  @RequirePermission(PERMISSIONS.manageDirectory)
  @ApiCreatedResponse({ standardSchema: addedView })
  async add(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: pairBody }) { connectionId, ...pair }: z.output<typeof pairBody>,
  ): Promise<z.output<typeof addedView>> {
    return this.addPair.execute(tenantId, connectionId, pair);
  }

  @Delete(':pairId')
  @ApiSummary({ en: 'Remove a pair', zh: '移除对照关系' })
  @WithoutFreshAuthentication('it only says what is compared')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.manageDirectory)
  @ApiNoContentResponse()
  async remove(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('pairId', { schema: z.uuid() }) pairId: string,
  ): Promise<void> {
    await this.removePair.execute(tenantId, pairId);
  }
}
