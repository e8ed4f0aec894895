import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Where Fastify tells that a handler begins. */
const CHANNEL = 'tracing:fastify.request.handler:start';

interface Handling {
  readonly request: { readonly raw: IncomingMessage };
  readonly route: { readonly url: string };
}

/** The routes that requests came to, `/t/:tenant/qr`: unlike their addresses they hold no secret. */
export class RouteNames {
  readonly #routes = new WeakMap<object, string>();

  constructor() {
    subscribe(CHANNEL, (message) => {
      const { request, route } = message as Handling; // as Fastify documents it
      this.#routes.set(request.raw, route.url);
    });
  }

  of(request: object): string | undefined {
    return this.#routes.get(request);
  }
}
