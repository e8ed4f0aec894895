import { Injectable } from '@nestjs/common';
import { DomainError, type BilingualText } from '#kernel';
import { Providers } from '#providers';
import { SCOPES } from '../domain/client-settings.js';
import { INVALID } from './checked-settings.js';

/** A scope that an application can be given. */
export interface KnownScope {
  readonly scope: string;
  /** Name of the provider to which the scope belongs; null: one of the portal's standard scopes. */
  readonly provider: BilingualText | null;
  /** The claims about a provider's people that the scope gives. */
  readonly claims: readonly string[];
}

/** The scopes that an application can be given: the portal's own, and those of the identity providers. */
@Injectable()
export class KnownScopes {
  constructor(private readonly providers: Providers) {}

  /** In the order in which people choose them: the portal's own, then the providers'. */
  list(): readonly KnownScope[] {
    const ofProviders = this.providers
      .all()
      .flatMap(({ key, label, scope }) =>
        scope === undefined ? [] : [{ scope: key, provider: label, claims: Object.keys(scope.claims) }],
      );
    return [...SCOPES.map((scope) => ({ scope, provider: null, claims: [] })), ...ofProviders];
  }

  /** @throws DomainError `application.invalid` naming the existing scopes */
  assertKnown(scopes: readonly string[]): void {
    const known = this.list().map(({ scope }) => scope);
    if (scopes.every((scope) => known.includes(scope))) return;
    const message = `A scope is one of ${known.join(', ')}`;
    throw new DomainError('invalid', INVALID, {
      detail: `scopes: ${message}`,
      facts: { errors: [{ path: 'scopes', message }] },
    });
  }
}
