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

/** Safe methods (RFC 9110, 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** For routes that machines call, and that use no cookie. The reason is for reviewers. */
export function WithoutCsrfToken(reason: string): MethodDecorator & ClassDecorator {
  if (reason.trim() === '') throw new TypeError('A route without CSRF token needs a reason');
  return SetMetadata(WITHOUT_TOKEN, reason);
}

const FOREIGN_ORIGINS = 'openeiam:answers-foreign-origins';

/** For routes that pages of other sites may call, and that use no cookie of ours or protect themselves. The reason is for reviewers. */
export function AnswersForeignOrigins(reason: string): MethodDecorator & ClassDecorator {
  if (reason.trim() === '') throw new TypeError('A route for other origins needs a reason');
  return SetMetadata(FOREIGN_ORIGINS, reason);
}

/** Refuses requests that change something, unless they come from one of our own pages, in the browser that it was issued to. */
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
    // A page can send an API token only if it knows it, and cookies are ignored beside one.
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
    // A logon gives the browser another secret: pages opened before hold the token of the former one.
    return this.cookies.read(request, 'session') === undefined ? 'page' : 'logged_on';
  }

  /**
   * Logs why a form was refused, because people do not see the reason and the operator must fix it. A page that is older than a logon needs
   * no fix: for example, a page with a QR code still reports its closing after a password logon in the same browser.
   */
  private note({ facts }: DomainError, request: FastifyRequest): void {
    const { cause } = facts;
    const line = { cause, route: request.routeOptions.url, ...askedBy(request) };
    const level = cause === 'logged_on' ? 'info' : 'warn';
    this.logger[level](line, 'A form was refused, because it may come from another site');
  }
}

/** Removes the token from the body, so that schemas need not include it. */
function takeToken(request: FastifyRequest): unknown {
  const { body } = request;
  const field =
    typeof body === 'object' && body !== null && CSRF_FIELD in body ? body[CSRF_FIELD] : undefined;
  if (field !== undefined) Reflect.deleteProperty(body as object, CSRF_FIELD);
  return request.headers[CSRF_HEADER] ?? field;
}
