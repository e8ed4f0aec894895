import { Body, Controller, Delete, Get, Patch, Post, Put } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { CurrentPrincipal, type Principal, RequirePermission, WithoutFreshAuthentication } from '#http';
import { GROUP_TYPE } from '../domain/schema/group-type.js';
import { USER_TYPE } from '../domain/schema/user-type.js';
import { clientOf } from './client-of.js';
import { GroupOperations } from './group-operations.js';
import { listQueryOf, searchRequest } from './queries.js';
import { SpeaksScim } from './scim-json.js';
import { scimErrorOf } from './scim-problems.js';
import { selected } from './selection.js';
import { UserOperations } from './user-operations.js';
import { listView } from './views.js';

/** The requests to the server as a whole. */
@Controller('scim/v2')
@ApiExcludeController()
@RequirePermission(PERMISSIONS.manageScim)
@WithoutFreshAuthentication('programs cannot authenticate afresh, and the permission is for this alone')
export class RootController {
  constructor(
    private readonly users: UserOperations,
    private readonly groups: GroupOperations,
  ) {}

  /**
   * Lists accounts, then groups (RFC 7644, 3.4.3), each sorted by itself. An attribute that only one of the types has counts as missing in the other (RFC
   * 7644, 3.4.2.1).
   */
  @Post('.search')
  @SpeaksScim()
  async search(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: searchRequest }) query: z.output<typeof searchRequest>,
  ): Promise<object> {
    const client = clientOf(principal);
    const asked = listQueryOf(query);
    const users = await this.users.page(client, { ...asked, others: [GROUP_TYPE] }, query);
    const rest = {
      ...asked,
      startIndex: Math.max(1, asked.startIndex - users.total),
      count: asked.count - users.views.length,
      others: [USER_TYPE],
    };
    const groups = await this.groups.page(client, rest, query);
    return listView(users.total + groups.total, asked.startIndex, [
      ...users.views.map((view) => selected(USER_TYPE, view, query)),
      ...groups.views.map((view) => selected(GROUP_TYPE, view, query)),
    ]);
  }

  @Get('Me')
  @SpeaksScim(501)
  readMe(@CurrentPrincipal() principal: Principal): object {
    return nobody(principal);
  }

  @Post('Me')
  @SpeaksScim(501)
  createMe(@CurrentPrincipal() principal: Principal): object {
    return nobody(principal);
  }

  @Put('Me')
  @SpeaksScim(501)
  replaceMe(@CurrentPrincipal() principal: Principal): object {
    return nobody(principal);
  }

  @Patch('Me')
  @SpeaksScim(501)
  changeMe(@CurrentPrincipal() principal: Principal): object {
    return nobody(principal);
  }

  @Delete('Me')
  @SpeaksScim(501)
  removeMe(@CurrentPrincipal() principal: Principal): object {
    return nobody(principal);
  }
}

/** Clients are programs, so `/Me` has no meaning (RFC 7644, 3.11: 501). */
function nobody(principal: Principal): object {
  clientOf(principal);
  const detail = 'A client of SCIM is a program and has no account of its own. Ask for /Users/<id>.';
  return scimErrorOf({ code: 'scim.me_unknown', status: 501, detail });
}
