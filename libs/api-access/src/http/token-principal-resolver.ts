import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { permissionsOf } from '#accounts';
import { assertNoWait, BearerResolver, clientNetwork, Cookies, TokenBuckets, type Principal } from '#http';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { IsolatedPassport } from '#logon';
import { LOGGER, type Logger } from '#runtime';
import type { ShownToken } from '../infra/token-statements.js';
import { TOKEN_STRATEGY } from './token-strategy.js';

/** Rate limit per token: a burst, then ten requests a second. */
const PER_TOKEN = { burst: 300, perMinute: 600 };

/** Rate limit of invalid tokens from one network. */
const PER_NETWORK = { burst: 20, perMinute: 10 };

/** Maximum number of tokens and networks that a process counts, at about 100 bytes each. */
const MOST_COUNTED = 20_000;

/** Resolves the principal of a request with an API token for the HTTP lib, with Passport's strategy for tokens. */
@Injectable()
export class TokenPrincipalResolver extends BearerResolver {
  readonly #asked = new TokenBuckets(MOST_COUNTED);
  readonly #refused = new TokenBuckets(MOST_COUNTED);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly cookies: Cookies,
    private readonly passport: IsolatedPassport,
  ) {
    super();
  }

  async resolve(request: FastifyRequest): Promise<Principal> {
    if (this.cookies.read(request, 'session') !== undefined)
      throw new DomainError('invalid', 'api_token.with_session', {
        detail: 'Send either a token or a session cookie, not both.',
      });
    const token = await this.passport.whose<ShownToken>(TOKEN_STRATEGY, request);
    if (token === null) throw this.refusal(request);
    assertNoWait(this.#asked.take(token.id, PER_TOKEN, this.clock.elapsedMs()));
    return principalOf(token);
  }

  /** Does not give the reason: the holder of an invalid token need not learn that it once was valid. */
  private refusal(request: FastifyRequest): DomainError {
    const network = clientNetwork(request);
    assertNoWait(this.#refused.take(network, PER_NETWORK, this.clock.elapsedMs()));
    this.logger.warn({ network, route: request.routeOptions.url }, 'An API token was refused');
    return new DomainError('unauthenticated', 'api_token.refused', {
      detail: 'The token is unknown, expired or revoked, or its owner may no longer use it.',
    });
  }
}

/** Limited to what the owner may do now. */
function principalOf({
  id,
  name,
  isSensitive,
  createdAt,
  permissions,
  kind: _,
  ...owner
}: ShownToken): Principal {
  const own = permissionsOf(owner.role);
  return {
    ...owner,
    sessionId: id,
    via: { id, name },
    method: 'api-token',
    authenticatedAt: createdAt,
    isFresh: isSensitive,
    permissions: new Set(permissions.filter((permission) => own.has(permission))),
  };
}
