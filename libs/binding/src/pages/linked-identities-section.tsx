import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HomeSections, type HomeSection, type HomeVisit } from '#pages';
import { Providers } from '#providers';
import { FindBinding } from '../application/find-binding.js';
import { LinkedIdentities, type LinkedIdentityView } from './linked-identities.js';

/** The home's list of the identities that are linked to the person's account. */
@Injectable()
export class LinkedIdentitiesSection implements HomeSection, OnModuleInit {
  readonly key = 'identities';
  readonly place = 10;

  constructor(
    private readonly sections: HomeSections,
    private readonly bindings: FindBinding,
    private readonly providers: Providers,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const bindings = await this.bindings.ofAccount(tenant.id, principal.accountId);
    return (
      <LinkedIdentities
        context={context}
        providers={this.providers.names()}
        identities={bindings.map((binding) => ({
          id: binding.bindingId,
          name: binding.displayName,
          organisation: tenant.name,
          provider: this.providers.labelOf(binding.provider),
          origin: binding.origin as LinkedIdentityView['origin'],
          linkedAt: binding.createdAt,
          lastUsedAt: binding.lastUsedAt,
        }))}
      />
    );
  }
}
