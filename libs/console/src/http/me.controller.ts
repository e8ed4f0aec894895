import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiSummary, CurrentPrincipal, SignedIn, type Principal } from '#http';
import { meView, type MeView } from './me-view.js';
import { DescribeCurrentUser } from './describe-current-user.js';

/** Who uses the console, what they may do there, and for which tenant. */
@Controller('api/admin/me')
@ApiTags('API access')
export class MeController {
  constructor(private readonly describeCurrentUser: DescribeCurrentUser) {}

  @Get()
  @ApiSummary({ en: 'Show who you are and what you may do', zh: '查看当前身份及其权限' })
  @SignedIn()
  @ApiOkResponse({ standardSchema: meView })
  read(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    return this.describeCurrentUser.read(principal, request, reply);
  }
}
