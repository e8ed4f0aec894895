import type { Page, Request } from 'playwright-core';

/** What a page loads. */
export class Traffic {
  readonly #requests: Request[] = [];

  constructor(page: Page) {
    page.on('requestfinished', (request) => this.#requests.push(request));
  }

  /** Where it all came from. */
  origins(): readonly string[] {
    const urls = this.#requests.map((request) => new URL(request.url()));
    return [...new Set(urls.filter(({ protocol }) => protocol !== 'data:').map(({ origin }) => origin))];
  }

  /** How many requests were answered. */
  count(): number {
    return this.#requests.length;
  }

  /** Bytes of all answers as they were transferred, headers included. */
  async bytes(): Promise<number> {
    const sizes = await Promise.all(this.#requests.map((request) => request.sizes()));
    return sizes.reduce((sum, size) => sum + size.responseBodySize + size.responseHeadersSize, 0);
  }
}
