import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LogonMenu, methodDisabled } from '#logon-menu';
import { deviceKind, LogonPanels } from '#pages';
import type { Tenant } from '#tenancy';

/** Chooses the method that the logon page opens with. */
@Injectable()
export class ChooseMethod {
  constructor(
    private readonly menu: LogonMenu,
    private readonly panels: LogonPanels,
  ) {}

  /**
   * The requested method, or the one whose app this browser belongs to, or the default for this kind of device; undefined: the tenant
   * offers none.
   *
   * @throws DomainError `method.disabled`
   */
  async execute(
    tenant: Tenant,
    request: FastifyRequest,
    asked: string | undefined,
  ): Promise<string | undefined> {
    const { entries, defaultDesktop, defaultMobile } = await this.menu.of(tenant.id);
    if (asked === undefined || asked === '') {
      const atHome = entries.find(({ key }) => this.panels.get(key).isAtHome?.(request));
      if (atHome !== undefined) return atHome.key;
      const preset = deviceKind(request) === 'computer' ? defaultDesktop : defaultMobile;
      return entries.find(({ key }) => key === preset)?.key ?? entries[0]?.key;
    }
    if (!entries.some(({ key }) => key === asked)) throw methodDisabled();
    return asked;
  }
}
