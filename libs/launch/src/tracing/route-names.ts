import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Fastify's diagnostics channel for the start of a handler. */
const CHANNEL = 'tracing:fastify.request.handler:start';

interface Handling {
  readonly request: { readonly raw: IncomingMessage };
  readonly route: { readonly url: string };
}

/** The routes of requests, such as `/t/:tenant/qr`: unlike addresses they hold no secret. */
export class RouteNames {
  readonly #routes = new WeakMap<object, string>();

  constructor() {
    subscribe(CHANNEL, (message) => {
      const { request, route } = message as Handling; // documented by Fastify
      this.#routes.set(request.raw, route.url);
    });
  }

  of(request: object): string | undefined {
    return this.#routes.get(request);
  }
}
