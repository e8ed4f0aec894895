import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { BilingualText } from '#kernel';
import { Providers, type Provider, type ProviderScope } from '#providers';
import { identityOfAccount } from '../infra/person-statements.js';

/** Scopes by which applications learn what outside providers know of people. Each provider brings its own. */
@Injectable()
export class ProviderScopes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
  ) {}

  /** The names of the claims that each scope stands for. */
  claimNames(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(
      this.providers.all().flatMap(({ key, scope }) => (scope ? [[key, Object.keys(scope.claims)]] : [])),
    );
  }

  /** What a person allows by a scope; undefined for one that is no provider's. */
  labelOf(scope: string): BilingualText | undefined {
    return this.providers.byKey(scope)?.scope?.label;
  }

  /** The claims of an account by the scopes that are asked for. A provider that it is not linked to tells nothing. */
  async claims(
    tenantId: string,
    accountId: string,
    asked: readonly string[],
  ): Promise<Readonly<Record<string, string>>> {
    const told = await Promise.all(
      this.providers
        .all()
        .filter(tellsApplications)
        .filter(({ key }) => asked.includes(key))
        .map((provider) => this.claimsBy(provider, tenantId, accountId)),
    );
    return Object.assign({}, ...told) as Readonly<Record<string, string>>;
  }

  private async claimsBy(
    { key, scope }: Telling,
    tenantId: string,
    accountId: string,
  ): Promise<Readonly<Record<string, string>>> {
    const values = { tenantId, accountId, provider: key };
    const [person] = await this.unitOfWork.ask(tenantId, identityOfAccount, values);
    if (person === undefined) return {};
    return Object.fromEntries(
      Object.entries(scope.claims).flatMap(([claim, valueOf]) => {
        const value = valueOf(person);
        return value === undefined ? [] : [[claim, value]];
      }),
    );
  }
}

type Telling = Provider & { readonly scope: ProviderScope };

function tellsApplications(provider: Provider): provider is Telling {
  return provider.scope !== undefined;
}
