import { Injectable } from '@nestjs/common';
import type { BilingualText } from '#kernel';
import { LogonMenu, LogonMethods, type LogonMethod } from '#logon-menu';
import { Providers } from '#providers';

/** The method by which a person without another method shows who they are: the first offered method of a provider. */
@Injectable()
export class ScanFallback {
  constructor(
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
    private readonly providers: Providers,
  ) {}

  /** Key of the method; undefined when none is offered. */
  async method(tenantId: string): Promise<string | undefined> {
    return (await this.offered(tenantId))?.key;
  }

  /** The provider's display name; if no method is offered, the names of all providers. */
  async provider(tenantId: string): Promise<BilingualText> {
    const provider = (await this.offered(tenantId))?.provider;
    return provider === undefined ? this.providers.names() : this.providers.labelOf(provider);
  }

  private async offered(tenantId: string): Promise<LogonMethod | undefined> {
    const { entries } = await this.menu.of(tenantId);
    return entries
      .flatMap(({ key }) => this.methods.byKey(key) ?? [])
      .find(({ provider }) => provider !== undefined);
  }
}
