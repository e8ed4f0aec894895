import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConnectionDirectory, IdentifyPerson, parseCallback } from '#dingtalk';
import { CurrentTenant, Public, RateLimit } from '#http';
import { DomainError } from '#kernel';
import { NotIdentified, ReturningPerson } from '#qr-logon';
import type { Tenant } from '#tenancy';
import { withIdentificationErrors } from '../with-identification-errors.js';
import { METHOD_KEY } from '../method-key.js';

/**
 * Receives people whom DingTalk's authorisation page sends back. Each connection has its own address, so that an answer for one is never
 * taken for another's.
 */
@Controller('t/:slug/dingtalk/:key/callback')
export class DingTalkCallbackController {
  constructor(
    private readonly connections: ConnectionDirectory,
    private readonly identifyPerson: IdentifyPerson,
    private readonly returning: ReturningPerson,
  ) {}

  @Get()
  @Public('DingTalk sends people here before they have a session; state and cookie decide')
  @RateLimit({ burst: 120, perMinute: 240 })
  async back(
    @CurrentTenant() tenant: Tenant,
    @Param('key') key: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const answer = parseCallback(query);
    const connection = await this.connections.connectionOf(tenant.id, key);
    if (connection === null)
      throw new DomainError('not_found', 'dingtalk.connection.unknown', {
        detail: 'There is no such connection.',
      });
    const next = await this.returning.receive(request, reply, {
      tenant,
      method: METHOD_KEY,
      connectionId: connection.id,
      state: answer.state,
      identify: async () => {
        if (answer.kind === 'refused') throw new NotIdentified('forbidden', 'dingtalk.declined', 'declined');
        return withIdentificationErrors(
          this.identifyPerson.byOAuthCode(tenant.id, connection.id, answer.code),
        );
      },
    });
    void reply.redirect(next, 303);
  }
}
