import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { bearerOf } from '../access/bearer.js';
import { resolveOptional } from '../app/resolve-optional.js';
import { stateOf } from '../request/request-state.js';
import { ErrorPages, type ErrorPage } from './error-pages.js';
import { PROBLEM_MEDIA_TYPE, problemOf, type Problem } from './problem.js';
import { problemFormatOf, type ProblemFormat } from './problem-formats.js';
import { RefusalListeners } from './refusal-listeners.js';
import { refusalOf } from './refusal-of.js';
import { wantsHtml } from './wants-html.js';

/** Headers that describe the content that a route was about to send. */
const OF_THE_CONTENT = ['content-disposition', 'content-encoding', 'etag', 'last-modified', 'location'];

/** Converts every error into an answer: what was refused and why, without internal details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly moduleRef: ModuleRef,
    private readonly refusals: RefusalListeners,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    await this.refusals.notify(request, error);
    const refusal = refusalOf(error);
    if (refusal.status >= 500) this.report(error, request, refusal.status);
    if (reply.sent || reply.raw.headersSent) {
      // The answer has begun: only aborting it tells the client that it is incomplete.
      reply.raw.destroy();
      return;
    }
    for (const name of OF_THE_CONTENT) void reply.removeHeader(name);
    const problem = problemOf(refusal, request.id);
    if (refusal.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', String(Math.max(1, Math.ceil(refusal.retryAfterSeconds))));
    }
    void reply.header('cache-control', 'no-store');
    const format = problemFormatOf(request);
    const challenge = problem.status === 401 ? challengeOf(request, format) : undefined;
    if (challenge !== undefined) void reply.header('www-authenticate', challenge);
    if (format !== undefined) {
      await reply
        .code(problem.status)
        .type(format.mediaType)
        .send(JSON.stringify(format.write(problem)));
      return;
    }
    const page = wantsHtml(request) ? await this.pageOf(request, problem, reply) : undefined;
    if (page === undefined) {
      await reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
    } else if (typeof page === 'string') {
      await reply.code(problem.status).type('text/html; charset=utf-8').send(page);
    } else {
      await reply.redirect(page.location, 303);
    }
  }

  private async pageOf(request: FastifyRequest, problem: Problem, reply: FastifyReply): Promise<ErrorPage> {
    try {
      return await resolveOptional(this.moduleRef, ErrorPages)?.render(request, problem, reply);
    } catch (err) {
      // A page about an error that fails itself must not hide the first one.
      this.logger.error({ err }, 'An error page could not be rendered');
      return undefined;
    }
  }

  private report(err: unknown, request: FastifyRequest, status: number): void {
    const { requestId, correlationId } = stateOf(request).context;
    const about = { status, requestId, correlationId, route: request.routeOptions.url };
    // A refusal is not a defect, so its stack is useless. For readiness the caller gets the reasons anyway.
    if (err instanceof DomainError) {
      const level = err.code === 'service.not_ready' ? 'debug' : 'warn';
      this.logger[level]({ ...about, problem: err.code }, 'A request could not be served');
      return;
    }
    const facts = { err, ...about };
    if (status === 500) this.logger.error(facts, 'A request failed');
    else this.logger.warn(facts, 'A request could not be served');
  }
}

/** Path under which programs authenticate with a token. */
const API = '/api/admin/';

/** The authentication challenge for programs (RFC 6750, 3); browsers that are not logged on are redirected, and get none. */
function challengeOf(request: FastifyRequest, format: ProblemFormat | undefined): string | undefined {
  if (bearerOf(request) !== undefined) return 'Bearer error="invalid_token"';
  return format?.challenge ?? (request.url.startsWith(API) ? 'Bearer' : undefined);
}
