import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LogonMenu, LogonMethods } from '#logon-menu';
import { HomeSections, type HomeSection, type HomeVisit } from '#pages';
import { Providers } from '#providers';
import { FindBinding } from '../application/find-binding.js';
import { RulesInForce } from '../unlinked/rules-in-force.js';
import { LinkedIdentities, type LinkableIdentity, type LinkedIdentityView } from './linked-identities.js';

/** The home page's list of the identities that are linked to the person's account. */
@Injectable()
export class LinkedIdentitiesSection implements HomeSection, OnModuleInit {
  readonly key = 'identities';
  readonly place = 10;

  constructor(
    private readonly sections: HomeSections,
    private readonly bindings: FindBinding,
    private readonly providers: Providers,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
    private readonly rules: RulesInForce,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const bindings = await this.bindings.ofAccount(tenant.id, principal.accountId);
    const linked = new Set(bindings.map(({ provider }) => provider));
    return (
      <LinkedIdentities
        context={context}
        providers={this.providers.names()}
        linkable={await this.linkable(tenant.id, linked)}
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

  /** The offered methods of providers with which the person has no identity yet, and that would not turn them away. */
  private async linkable(
    tenantId: string,
    linked: ReadonlySet<string>,
  ): Promise<readonly LinkableIdentity[]> {
    const { entries } = await this.menu.of(tenantId);
    const linkable: LinkableIdentity[] = [];
    for (const { key: method } of entries) {
      const provider = this.methods.byKey(method)?.provider;
      if (provider === undefined || linked.has(provider)) continue;
      if (await this.rules.turnAway(tenantId, provider)) continue;
      linkable.push({ method, provider: this.providers.labelOf(provider) });
    }
    return linkable;
  }
}
