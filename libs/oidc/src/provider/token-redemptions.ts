import type { IncomingMessage } from 'node:http';
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import type { ArtifactKey, Artifacts, NewArtifact } from '../infra/artifacts.js';

/** The models that the token endpoint issues. */
const ISSUED = new Set(['AccessToken', 'ClientCredentials', 'RefreshToken']);

/** What one request to the token endpoint uses up and issues. */
export class TokenRedemption {
  readonly #used: ArtifactKey[] = [];
  readonly #issued: NewArtifact[] = [];

  uses(key: ArtifactKey): void {
    this.#used.push(key);
  }

  gives(artifact: NewArtifact): void {
    this.#issued.push(artifact);
  }

  takes(model: string): boolean {
    return ISSUED.has(model);
  }

  /** Stores everything in one transaction. Returns false if another request has already used what was presented. */
  async store(artifacts: Artifacts, tenantId: string): Promise<boolean> {
    if (this.#used.length + this.#issued.length === 0) return true;
    return artifacts.redeem(tenantId, this.#used, this.#issued);
  }
}

/**
 * Token requests in progress. The provider uses up a code and then stores the tokens one by one, so a crash in between would leave a spent code without
 * tokens. The writes are therefore collected and stored in one transaction before the answer is sent.
 */
export class TokenRedemptions {
  readonly #open = new WeakMap<IncomingMessage, TokenRedemption>();

  /** The redemption of the current request; undefined outside the token endpoint. */
  of(ctx: Pick<KoaContextWithOIDC, 'req' | 'oidc'> | undefined): TokenRedemption | undefined {
    if (ctx?.oidc.route !== 'token') return undefined;
    const redemption = this.#open.get(ctx.req) ?? new TokenRedemption();
    this.#open.set(ctx.req, redemption);
    return redemption;
  }

  /** Stores each redemption before its answer is sent. A refused one changes nothing. */
  storeBefore(provider: Provider, artifacts: Artifacts, tenantId: string): void {
    provider.use(async (raw, next) => {
      const ctx = raw as KoaContextWithOIDC;
      await next();
      const redemption = this.#open.get(ctx.req);
      if (redemption === undefined || ctx.status !== 200) return;
      try {
        if (!(await redemption.store(artifacts, tenantId)))
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
