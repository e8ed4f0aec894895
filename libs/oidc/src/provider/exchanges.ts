import type { IncomingMessage } from 'node:http';
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import type { ArtifactKey, Artifacts, NewArtifact } from '../infra/artifacts.js';

/** What the token endpoint gives. */
const GIVEN = new Set(['AccessToken', 'ClientCredentials', 'RefreshToken']);

/** What one request to the token endpoint uses up, and what is given for it. */
export class Exchange {
  readonly #used: ArtifactKey[] = [];
  readonly #given: NewArtifact[] = [];

  uses(key: ArtifactKey): void {
    this.#used.push(key);
  }

  gives(artifact: NewArtifact): void {
    this.#given.push(artifact);
  }

  takes(model: string): boolean {
    return GIVEN.has(model);
  }

  /** All of it or nothing. False: somebody else has used up what was shown. */
  async store(artifacts: Artifacts, tenantId: string): Promise<boolean> {
    if (this.#used.length + this.#given.length === 0) return true;
    return artifacts.exchange(tenantId, this.#used, this.#given);
  }
}

/**
 * Exchanges that are under way. The provider uses up a code, then stores one token after the other; a process that dies in between would leave
 * a person with a code that is spent and tokens that are not there. What it writes is kept until its answer is made, and stored as a whole
 * before that is sent.
 */
export class Exchanges {
  readonly #open = new WeakMap<IncomingMessage, Exchange>();

  /** The one of the request that is being answered; undefined: nothing is exchanged in it. */
  of(ctx: Pick<KoaContextWithOIDC, 'req' | 'oidc'> | undefined): Exchange | undefined {
    if (ctx?.oidc.route !== 'token') return undefined;
    const exchange = this.#open.get(ctx.req) ?? new Exchange();
    this.#open.set(ctx.req, exchange);
    return exchange;
  }

  /** Stores each before its answer is sent. One that is refused leaves everything as it was. */
  storeBefore(provider: Provider, artifacts: Artifacts, tenantId: string): void {
    provider.use(async (raw, next) => {
      const ctx = raw as KoaContextWithOIDC;
      await next();
      const exchange = this.#open.get(ctx.req);
      if (exchange === undefined || ctx.status !== 200) return;
      try {
        if (!(await exchange.store(artifacts, tenantId)))
          refuse(ctx, new errors.InvalidGrant('already used'));
      } catch (error) {
        provider.emit('server_error', ctx, error);
        ctx.status = 500;
        ctx.body = { error: 'server_error', error_description: 'oops! something went wrong' };
      }
    });
  }
}

function refuse(
  ctx: KoaContextWithOIDC,
  { statusCode, error, error_description }: errors.InvalidGrant,
): void {
  ctx.status = statusCode;
  ctx.body = { error, error_description };
}
