import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { csrfRefused } from './refused.js';

/** Knows the product's own origin, and refuses requests from pages of other origins. */
@Injectable()
export class SameOrigin {
  readonly #origin: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#origin = new URL(settings.PUBLIC_URL).origin;
  }

  /**
   * For requests that change something. `Origin` must be ours. Without it, only the browser's statement that the request comes from our
   * page counts (`Sec-Fetch-Site`, Fetch Metadata): every browser sends one of the two with a POST.
   */
  assertOwnPage(request: FastifyRequest): void {
    const { origin } = request.headers;
    if (origin === this.#origin) return;
    if (origin === undefined && request.headers['sec-fetch-site'] === 'same-origin') return;
    throw this.refusal(request);
  }

  /** For requests that only read, or come from machines: another origin is refused, a missing one is not. */
  assertNoForeignOrigin(request: FastifyRequest): void {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (origin !== undefined && origin !== this.#origin) throw this.refusal(request);
    if (origin === undefined && (site === 'cross-site' || site === 'same-site')) throw this.refusal(request);
  }

  /** Distinguishes a page of another site from our own page that was opened at another address of this server. */
  private refusal(request: FastifyRequest): DomainError {
    const { origin = '' } = request.headers;
    const isOurPage =
      request.headers['sec-fetch-site'] === 'same-origin' ||
      (URL.canParse(origin) && new URL(origin).host === request.headers.host);
    return isOurPage ? csrfRefused('address', { publicUrl: this.#origin }) : csrfRefused('foreign');
  }
}
