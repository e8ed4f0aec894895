import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecret, newSecret } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { stateOf } from '../request/request-state.js';
import { isLoopbackHost } from './loopback-host.js';

/** Every cookie of the product. `browser` identifies a browser; the others belong to features. */
export type CookieName = 'browser' | 'device' | 'lang' | 'phone' | 'session' | 'ticket';

/** Browsers keep no cookie longer than 400 days (RFC 6265bis). */
const BROWSER_MAX_AGE_SECONDS = 400 * 86_400;

/**
 * Sets and reads cookies: `HttpOnly`, `SameSite=Lax`, for this host only. With the prefix `__Host-` no other host of the domain can set
 * one. Only a plain-HTTP address of another machine, for trials, has no prefix.
 */
@Injectable()
export class Cookies {
  readonly #secure: boolean;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const { protocol, hostname } = new URL(settings.PUBLIC_URL);
    this.#secure = protocol === 'https:' || isLoopbackHost(hostname);
  }

  /** @param options.maxAgeSeconds unset: until the browser is closed */
  set(reply: FastifyReply, name: CookieName, value: string, options: { maxAgeSeconds?: number } = {}): void {
    void reply.setCookie(this.nameOf(name), value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#secure,
      ...(options.maxAgeSeconds === undefined ? {} : { maxAge: Math.floor(options.maxAgeSeconds) }),
    });
  }

  read(request: FastifyRequest, name: CookieName): string | undefined {
    return request.cookies[this.nameOf(name)];
  }

  clear(reply: FastifyReply, name: CookieName): void {
    this.set(reply, name, '', { maxAgeSeconds: 0 });
  }

  /** The name in the HTTP header. */
  nameOf(name: CookieName): string {
    return this.#secure ? `__Host-${name}` : name;
  }

  /** The random secret of this browser; undefined if it has none in a valid form. */
  browserOf(request: FastifyRequest): string | undefined {
    const value = stateOf(request).browser ?? this.read(request, 'browser');
    return isSecret(value) ? value : undefined;
  }

  /** The random secret of this browser; creates and sets one if it is missing. */
  ensureBrowserCookie(request: FastifyRequest, reply: FastifyReply): string {
    const known = this.browserOf(request);
    if (known !== undefined) return known;
    const secret = newSecret();
    stateOf(request).browser = secret;
    this.set(reply, 'browser', secret, { maxAgeSeconds: BROWSER_MAX_AGE_SECONDS });
    return secret;
  }
}
