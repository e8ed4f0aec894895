import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { bearerOf } from '../access/bearer.js';
import { Cookies } from '../cookies/cookies.js';
import { CSRF_FIELD, CSRF_HEADER, CsrfTokens } from './csrf-tokens.js';
import { askedBy, csrfRefused, type CsrfCause } from './refused.js';
import { SameOrigin } from './same-origin.js';

const WITHOUT_TOKEN = 'openeiam:without-csrf-token';

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** For routes that machines call, which act on no cookie. The reason is for whoever reviews it. */
export function WithoutCsrfToken(reason: string): MethodDecorator & ClassDecorator {
  if (reason.trim() === '') throw new TypeError('A route without CSRF token needs a reason');
  return SetMetadata(WITHOUT_TOKEN, reason);
}

const FOREIGN_ORIGINS = 'openeiam:answers-foreign-origins';

/** For routes that pages of other sites may call, and that act on no cookie of ours or guard themselves. The reason is for reviewers. */
export function AnswersForeignOrigins(reason: string): MethodDecorator & ClassDecorator {
  if (reason.trim() === '') throw new TypeError('A route for other origins needs a reason');
  return SetMetadata(FOREIGN_ORIGINS, reason);
}

/** Refuses what changes something unless one of our own pages, in the browser that it was made for, asks for it. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sameOrigin: SameOrigin,
    private readonly tokens: CsrfTokens,
    private readonly cookies: Cookies,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    // A page cannot send a token of the API without knowing it, and no cookie counts beside one.
    if (SAFE.has(request.method) || bearerOf(request) !== undefined) return true;
    const targets = [execution.getHandler(), execution.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(FOREIGN_ORIGINS, targets) !== undefined)
      return true;
    if (this.reflector.getAllAndOverride<string | undefined>(WITHOUT_TOKEN, targets) !== undefined) {
      this.sameOrigin.assertNoForeignOrigin(request);
      return true;
    }
    try {
      this.sameOrigin.assertOwnPage(request);
      if (!this.tokens.isValid(request, takeToken(request))) throw csrfRefused(this.causeOf(request));
    } catch (error) {
      if (error instanceof DomainError) this.note(error, request);
      throw error;
    }
    return true;
  }

  private causeOf(request: FastifyRequest): CsrfCause {
    if (this.cookies.browserOf(request) === undefined) return 'cookies';
    // A logon gives the browser another secret: pages that were open before hold the token of the former one.
    return this.cookies.read(request, 'session') === undefined ? 'page' : 'logged_on';
  }

  /**
   * People only see that a form was refused; why it was is what an operator has to mend. A page of ours that is older than a logon
   * is nothing to mend: one that showed a code says that it goes when a password has logged its browser on.
   */
  private note({ facts }: DomainError, request: FastifyRequest): void {
    const { cause } = facts;
    const line = { cause, route: request.routeOptions.url, ...askedBy(request) };
    const level = cause === 'logged_on' ? 'info' : 'warn';
    this.logger[level](line, 'A form was refused, as it may not be of ours');
  }
}

/** Takes the token out of the body, so that schemas need not know of it. */
function takeToken(request: FastifyRequest): unknown {
  const { body } = request;
  const field =
    typeof body === 'object' && body !== null && CSRF_FIELD in body ? body[CSRF_FIELD] : undefined;
  if (field !== undefined) Reflect.deleteProperty(body as object, CSRF_FIELD);
  return request.headers[CSRF_HEADER] ?? field;
}
