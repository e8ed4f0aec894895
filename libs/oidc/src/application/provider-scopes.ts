import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { BilingualText } from '#kernel';
import { Providers, type Provider, type ProviderScope } from '#providers';
import { identityOfAccount } from '../infra/person-statements.js';

/** The scopes of identity providers: each provider may define one, and its claims tell applications about the linked identity. */
@Injectable()
export class ProviderScopes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
  ) {}

  /** The names of the claims in each scope. */
  claimNames(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(
      this.providers.all().flatMap(({ key, scope }) => (scope ? [[key, Object.keys(scope.claims)]] : [])),
    );
  }

  /** The label of a scope on the consent page; undefined: the scope belongs to no provider. */
  labelOf(scope: string): BilingualText | undefined {
    return this.providers.byKey(scope)?.scope?.label;
  }

  /** The claims of an account for the requested scopes. A provider to which the account is not linked contributes none. */
  async claims(
    tenantId: string,
    accountId: string,
    asked: readonly string[],
  ): Promise<Readonly<Record<string, string>>> {
    const released = await Promise.all(
      this.providers
        .all()
        .filter(tellsApplications)
        .filter(({ key }) => asked.includes(key))
        .map((provider) => this.claimsBy(provider, tenantId, accountId)),
    );
    return Object.assign({}, ...released) as Readonly<Record<string, string>>;
  }

  private async claimsBy(
    { key, scope }: Telling,
    tenantId: string,
    accountId: string,
  ): Promise<Readonly<Record<string, string>>> {
    const values = { tenantId, accountId, provider: key };
    const [person] = await this.unitOfWork.query(tenantId, identityOfAccount, values);
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
