import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { csrfRefused } from './refused.js';

/** Knows the product's own origin, and refuses requests that another origin's page makes. */
@Injectable()
export class SameOrigin {
  readonly #origin: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#origin = new URL(settings.PUBLIC_URL).origin;
  }

  /**
   * For what changes something. `Origin` must be ours. Without it only a browser's own word counts that one of our
   * pages asks (`Sec-Fetch-Site`, Fetch Metadata): every browser sends one of the two with a POST.
   */
  assertOwnPage(request: FastifyRequest): void {
    const { origin } = request.headers;
    if (origin === this.#origin) return;
    if (origin === undefined && request.headers['sec-fetch-site'] === 'same-origin') return;
    throw this.refusal(request);
  }

  /** For what only reads, or is meant for machines: another origin is refused, none at all is not. */
  assertNoForeignOrigin(request: FastifyRequest): void {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (origin !== undefined && origin !== this.#origin) throw this.refusal(request);
    if (origin === undefined && (site === 'cross-site' || site === 'same-site')) throw this.refusal(request);
  }

  /** Tells a stranger's page from our own that was opened at another address, which the same address answers. */
  private refusal(request: FastifyRequest): DomainError {
    const { origin = '' } = request.headers;
    const isOurPage =
      request.headers['sec-fetch-site'] === 'same-origin' ||
      (URL.canParse(origin) && new URL(origin).host === request.headers.host);
    return isOurPage ? csrfRefused('address', { publicUrl: this.#origin }) : csrfRefused('foreign');
  }
}
