import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { PERMISSIONS } from '#accounts';
import { CurrentPrincipal, type Principal, RequirePermission, WithoutFreshAuthentication } from '#http';
import { FindUsers } from '../application/users/find-users.js';
import { USER_TYPE } from '../domain/schema/user-type.js';
import { Answers } from './answers.js';
import { clientOf } from './client-of.js';
import { listQuery, listQueryOf, searchRequest, selectionQuery } from './queries.js';
import { AnswersScim, TakesScim } from './scim-json.js';
import { selected } from './selection.js';
import { UserActs } from './user-acts.js';
import { listView, userView } from './views.js';

type SelectionQuery = z.output<typeof selectionQuery>;

/** Accounts, for programs that provision people (RFC 7644, 3). */
@Controller('scim/v2/Users')
@ApiExcludeController()
@RequirePermission(PERMISSIONS.manageScim)
@WithoutFreshAuthentication('programs cannot authenticate afresh, and the permission is for this alone')
export class UsersController {
  constructor(
    private readonly find: FindUsers,
    private readonly acts: UserActs,
    private readonly answers: Answers,
  ) {}

  @Get()
  @AnswersScim()
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ): Promise<object> {
    const asked = listQueryOf(query);
    const { total, items } = await this.find.page(clientOf(principal), asked);
    const views = items.map((user) => selected(USER_TYPE, userView(this.answers.base, user), query));
    return listView(total, asked.startIndex, views);
  }

  @Post('.search')
  @TakesScim()
  search(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: searchRequest }) query: z.output<typeof searchRequest>,
  ): Promise<object> {
    return this.list(principal, query);
  }

  @Get(':id')
  @AnswersScim()
  async read(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: selectionQuery }) selection: SelectionQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | undefined> {
    const user = await this.find.byId(clientOf(principal), id);
    return this.answers.unlessKnown(
      reply,
      USER_TYPE,
      userView(this.answers.base, user),
      selection,
      ifNoneMatch,
    );
  }

  @Post()
  @TakesScim(201)
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Query({ schema: selectionQuery }) selection: SelectionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.answers.one(reply, USER_TYPE, await this.acts.create(clientOf(principal), body), selection);
  }

  @Put(':id')
  @TakesScim()
  async replace(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Query({ schema: selectionQuery }) selection: SelectionQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const view = await this.acts.replace(clientOf(principal), id, body, ifMatch);
    return this.answers.one(reply, USER_TYPE, view, selection);
  }

  @Patch(':id')
  @TakesScim()
  async patch(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Query({ schema: selectionQuery }) selection: SelectionQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const view = await this.acts.patch(clientOf(principal), id, body, ifMatch);
    return this.answers.one(reply, USER_TYPE, view, selection);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.acts.remove(clientOf(principal), id, ifMatch);
  }
}
