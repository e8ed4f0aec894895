import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentTenant, Public, RateLimit, WithoutCsrfToken } from '#http';
import type { PushAnswer } from '#dingtalk';
import type { Tenant } from '#tenancy';
import { ReceivePush } from './receive-push.js';

const short = z.string().min(1).max(128);

/** Accepts either name of signature and time stamp: DingTalk's documentation and its samples differ. */
const query = z
  .object({
    msg_signature: short.optional(),
    signature: short.optional(),
    timestamp: short.optional(),
    timeStamp: short.optional(),
    nonce: short,
  })
  .transform(({ msg_signature, signature, timestamp, timeStamp, nonce }) => ({
    signature: msg_signature ?? signature ?? '',
    timestamp: timestamp ?? timeStamp ?? '',
    nonce,
  }));

/** Longest event, in characters of Base64. */
const body = z.object({ encrypt: z.string().min(1).max(60_000) });

/** The address to which DingTalk pushes the changes of an organisation. */
@Controller('t/:slug/dingtalk')
@ApiExcludeController()
@Public('DingTalk calls it; what is not signed and encrypted with the keys of the connection is refused')
export class PushController {
  constructor(private readonly receive: ReceivePush) {}

  @Post(':key/events')
  @HttpCode(200)
  @RateLimit({ burst: 300, perMinute: 3_000 })
  @WithoutCsrfToken('DingTalk calls it, by keys of its own and without any cookie')
  push(
    @CurrentTenant() tenant: Tenant,
    @Param('key') key: string,
    @Query({ schema: query }) { signature, timestamp, nonce }: z.output<typeof query>,
    @Body({ schema: body }) { encrypt }: z.output<typeof body>,
  ): Promise<PushAnswer> {
    return this.receive.execute(tenant.id, key, { signature, timestamp, nonce, encrypted: encrypt });
  }
}
