import type { Page, Request } from 'playwright-core';

/** The requests of a page. */
export class Traffic {
  readonly #requests: Request[] = [];

  constructor(page: Page) {
    page.on('requestfinished', (request) => this.#requests.push(request));
  }

  /** Origins of all responses. */
  origins(): readonly string[] {
    const urls = this.#requests.map((request) => new URL(request.url()));
    return [...new Set(urls.filter(({ protocol }) => protocol !== 'data:').map(({ origin }) => origin))];
  }

  /** Number of responses. */
  count(): number {
    return this.#requests.length;
  }

  /** Bytes of all responses as transferred, including headers. */
  async bytes(): Promise<number> {
    const sizes = await Promise.all(this.#requests.map((request) => request.sizes()));
    return sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0);
  }
}
