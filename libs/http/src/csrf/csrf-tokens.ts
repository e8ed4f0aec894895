import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { equalInConstantTime } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';
import { Cookies } from '../cookies/cookies.js';
import { mask, unmask } from './masked-token.js';

/** Name of the form field that carries the token. */
export const CSRF_FIELD = '_csrf';

/** Name of the header that carries the token. */
export const CSRF_HEADER = 'x-csrf-token';

const PURPOSE = 'csrf';

/** Tokens that only our own pages in the same browser can know (OWASP: signed double-submit cookie). */
@Injectable()
export class CsrfTokens {
  constructor(
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly cookies: Cookies,
  ) {}

  /**
   * The token for the pages of this browser, masked differently each time because answers are compressed (BREACH). Sets the browser cookie
   * if it is missing.
   */
  issue(request: FastifyRequest, reply: FastifyReply): string {
    return mask(this.keyRing.sign(this.cookies.ensureBrowserCookie(request, reply), PURPOSE));
  }

  /** Whether `token` was issued to this browser, under any key of the ring. */
  isValid(request: FastifyRequest, token: unknown): boolean {
    const browser = this.cookies.browserOf(request);
    if (browser === undefined || typeof token !== 'string') return false;
    const given = unmask(token);
    return this.keyRing
      .signatures(browser, PURPOSE)
      .some((signature) => equalInConstantTime(signature, given));
  }
}
