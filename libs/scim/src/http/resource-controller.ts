import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  type Type,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  CurrentPrincipal,
  type Principal,
  RequirePermission,
  TakesJsonAs,
  WithoutFreshAuthentication,
} from '#http';
import type { ResourceOperations } from './resource-operations.js';
import { ScimResponses } from './scim-responses.js';
import { clientOf } from './client-of.js';
import { listQuery, listQueryOf, searchRequest, selectionQuery } from './queries.js';
import { SCIM_JSON, SpeaksScim } from './scim-json.js';
import { selected } from './selection.js';
import { listView } from './views.js';

type SelectionQuery = z.output<typeof selectionQuery>;

/** The routes of one resource type (RFC 7644, 3). */
export function resourceController(path: 'Groups' | 'Users', kind: Type<ResourceOperations>): Type {
  @Controller(`scim/v2/${path}`)
  @ApiExcludeController()
  @RequirePermission(PERMISSIONS.manageScim)
  @WithoutFreshAuthentication('programs cannot authenticate afresh, and the permission is for this alone')
  class ResourceController {
    constructor(
      @Inject(kind) private readonly resourceOperations: ResourceOperations,
      private readonly scimResponses: ScimResponses,
    ) {}

    @Get()
    @SpeaksScim()
    async list(
      @CurrentPrincipal() principal: Principal,
      @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    ): Promise<object> {
      const asked = listQueryOf(query);
      const { total, views } = await this.resourceOperations.page(clientOf(principal), asked, query);
      return listView(
        total,
        asked.startIndex,
        views.map((view) => selected(this.resourceOperations.type, view, query)),
      );
    }

    @Post('.search')
    @SpeaksScim()
    search(
      @CurrentPrincipal() principal: Principal,
      @Body({ schema: searchRequest }) query: z.output<typeof searchRequest>,
    ): Promise<object> {
      return this.list(principal, query);
    }

    @Get(':id')
    @SpeaksScim()
    async read(
      @CurrentPrincipal() principal: Principal,
      @Param('id') id: string,
      @Query({ schema: selectionQuery }) selection: SelectionQuery,
      @Headers('if-none-match') ifNoneMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<object | undefined> {
      const view = await this.resourceOperations.read(clientOf(principal), id, selection);
      return this.scimResponses.unlessKnown(
        reply,
        this.resourceOperations.type,
        view,
        selection,
        ifNoneMatch,
      );
    }

    @Post()
    @SpeaksScim(201)
    async create(
      @CurrentPrincipal() principal: Principal,
      @Body() body: unknown,
      @Query({ schema: selectionQuery }) selection: SelectionQuery,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<object> {
      const view = await this.resourceOperations.create(clientOf(principal), body);
      return this.scimResponses.one(reply, this.resourceOperations.type, view, selection);
    }

    @Put(':id')
    @SpeaksScim()
    async replace(
      @CurrentPrincipal() principal: Principal,
      @Param('id') id: string,
      @Body() body: unknown,
      @Query({ schema: selectionQuery }) selection: SelectionQuery,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<object> {
      const view = await this.resourceOperations.replace(clientOf(principal), id, body, ifMatch);
      return this.scimResponses.one(reply, this.resourceOperations.type, view, selection);
    }

    @Patch(':id')
    @SpeaksScim()
    async patch(
      @CurrentPrincipal() principal: Principal,
      @Param('id') id: string,
      @Body() body: unknown,
      @Query({ schema: selectionQuery }) selection: SelectionQuery,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<object> {
      const view = await this.resourceOperations.patch(clientOf(principal), id, body, ifMatch);
      return this.scimResponses.one(reply, this.resourceOperations.type, view, selection);
    }

    @Delete(':id')
    @HttpCode(204)
    @TakesJsonAs(SCIM_JSON)
    async remove(
      @CurrentPrincipal() principal: Principal,
      @Param('id') id: string,
      @Headers('if-match') ifMatch: string | undefined,
    ): Promise<void> {
      await this.resourceOperations.remove(clientOf(principal), id, ifMatch);
    }
  }
  return ResourceController;
}
