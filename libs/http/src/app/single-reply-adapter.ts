import { FastifyAdapter } from '@nestjs/platform-fastify';

type Replying = Parameters<FastifyAdapter['reply']>;

/** Sends nothing after a controller's redirect: Fastify would log an error with a stack, which helps nobody. */
export class SingleReplyAdapter extends FastifyAdapter {
  override reply(...[response, body, statusCode]: Replying): ReturnType<FastifyAdapter['reply']> {
    if ('sent' in response && response.sent) return response;
    return super.reply(response, body, statusCode);
  }
}
