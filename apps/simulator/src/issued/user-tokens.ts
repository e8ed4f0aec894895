import { BoundedMap } from '#kernel';
import type { Clock } from '../clock.js';
import type { CodeGrant } from './codes.js';
import type { OpaqueValues } from './opaque-values.js';

export const USER_TOKEN_LIFETIME_SECONDS = 7200;
const REFRESH_LIFETIME_SECONDS = 30 * 24 * 3600;
const MOST_TOKENS = 10_000;

interface Expiring {
  readonly grant: CodeGrant;
  readonly expiresAt: number;
}

export interface UserTokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** User tokens: valid for two hours, renewable for thirty days; each use replaces the refresh token. */
export class UserTokens {
  readonly #access = new BoundedMap<string, Expiring>(MOST_TOKENS);
  readonly #refresh = new BoundedMap<string, Expiring>(MOST_TOKENS);

  constructor(
    private readonly clock: Clock,
    private readonly values: OpaqueValues,
  ) {}

  issue(grant: CodeGrant): UserTokenPair {
    const now = this.clock.now().getTime();
    const accessToken = this.values.next('user-token');
    const refreshToken = this.values.next('refresh-token');
    this.#access.set(accessToken, { grant, expiresAt: now + USER_TOKEN_LIFETIME_SECONDS * 1000 });
    this.#refresh.set(refreshToken, { grant, expiresAt: now + REFRESH_LIFETIME_SECONDS * 1000 });
    return { accessToken, refreshToken };
  }

  find(accessToken: string): CodeGrant | undefined {
    return this.#alive(this.#access.get(accessToken));
  }

  /** Redeems a refresh token of this app, and returns its grant. */
  redeemRefresh(refreshToken: string, clientId: string): CodeGrant | undefined {
    const found = this.#refresh.get(refreshToken);
    if (found?.grant.clientId !== clientId) return undefined;
    this.#refresh.delete(refreshToken);
    return this.#alive(found);
  }

  clear(): void {
    this.#access.clear();
    this.#refresh.clear();
  }

  #alive(found: Expiring | undefined): CodeGrant | undefined {
    return found !== undefined && found.expiresAt > this.clock.now().getTime() ? found.grant : undefined;
  }
}
