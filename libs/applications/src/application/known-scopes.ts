import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { Providers } from '#providers';
import { SCOPES } from '../domain/client-settings.js';
import { INVALID } from './checked-settings.js';

/** The scopes that an application can be given: the portal's own, and those of the providers of identities. */
@Injectable()
export class KnownScopes {
  constructor(private readonly providers: Providers) {}

  /** @throws DomainError `application.invalid` naming the scopes that there are */
  assertKnown(scopes: readonly string[]): void {
    const ofProviders = this.providers.all().filter(({ scope }) => scope !== undefined);
    const known = [...SCOPES, ...ofProviders.map(({ key }) => key)];
    if (scopes.every((scope) => known.includes(scope))) return;
    const message = `A scope is one of ${known.join(', ')}`;
    throw new DomainError('invalid', INVALID, {
      detail: `scopes: ${message}`,
      facts: { errors: [{ path: 'scopes', message }] },
    });
  }
}
