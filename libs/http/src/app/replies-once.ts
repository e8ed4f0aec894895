import { FastifyAdapter } from '@nestjs/platform-fastify';

type Replying = Parameters<FastifyAdapter['reply']>;

/** Sends nothing after a controller's redirect: Fastify would make an error of it, stack and all, for a log that nobody reads. */
export class RepliesOnce extends FastifyAdapter {
  override reply(...[response, body, statusCode]: Replying): ReturnType<FastifyAdapter['reply']> {
    if ('sent' in response && response.sent) return response;
    return super.reply(response, body, statusCode);
  }
}
