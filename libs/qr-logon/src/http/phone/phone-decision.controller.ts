import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { Public, RateLimit } from '#http';
import { deviceOf } from '#logon';
import { BEFORE_LOGON } from '#pages';
import { DecideTicket } from '../../application/decide-ticket.js';
import type { DecidingPhone } from '../../application/deciding-phone.js';
import { ReportTicket } from '../../application/report-ticket.js';
import { ScannedVisits } from './scanned-visits.js';

const decisionBody = z.object({ number: z.coerce.number().int().min(10).max(99).optional() });

/** The person's decision on the phone. */
@Controller('q/:scan')
@Public(BEFORE_LOGON)
@RateLimit({ burst: 120, perMinute: 240 })
export class PhoneDecisionController {
  constructor(
    private readonly visits: ScannedVisits,
    private readonly decide: DecideTicket,
    private readonly reportTicket: ReportTicket,
  ) {}

  @Post('confirm')
  async confirm(
    @Param('scan') scan: string,
    @Body({ schema: decisionBody }) { number }: z.output<typeof decisionBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.decide.confirm(await this.phone(scan, request, reply, 'offered'), number);
    void reply.redirect(`/q/${scan}`, 303);
  }

  @Post('decline')
  async decline(
    @Param('scan') scan: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.decide.decline(await this.phone(scan, request, reply));
    void reply.redirect(`/q/${scan}`, 303);
  }

  /** "This was not me": declines and raises the alarm. */
  @Post('report')
  async report(
    @Param('scan') scan: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.reportTicket.execute(await this.phone(scan, request, reply));
    void reply.redirect(`/q/${scan}`, 303);
  }

  private async phone(
    scan: string,
    request: FastifyRequest,
    reply: FastifyReply,
    connection?: 'offered',
  ): Promise<DecidingPhone> {
    const { tenant, method, scanHash, phoneHash } = await this.visits.of(scan, request, reply, connection);
    return {
      tenantId: tenant.id,
      method: method.key,
      ticket: { by: 'scan', hash: scanHash },
      phoneHash,
      device: deviceOf(request),
    };
  }
}
