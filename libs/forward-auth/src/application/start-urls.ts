import { Inject, Injectable } from '@nestjs/common';
import { equalInConstantTime } from '#kernel';
import { KEY_RING, SETTINGS, type KeyRing, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';

/** The address that a person wants, and `browserHashOf` of the browser's cookie there. */
export interface Start {
  readonly to: string;
  readonly browser: string;
}

const PURPOSE = 'forward-auth.start';

/**
 * Addresses of the portal at which people are identified for a host. They are signed, so that a code is made only for an address for which
 * a proxy has asked, where the code will be used up, and not for an invented one.
 */
@Injectable()
export class StartUrls {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
  ) {}

  of(tenant: Tenant, start: Start): string {
    const query = new URLSearchParams({
      to: start.to,
      browser: start.browser,
      signature: this.keyRing.sign(textOf(tenant, start), PURPOSE),
    });
    return `${this.settings.PUBLIC_URL}/t/${tenant.slug}/forward-auth/start?${query.toString()}`;
  }

  /** Whether the portal issued this address, under any key of the ring. */
  isOurs(tenant: Tenant, start: Start, signature: string): boolean {
    return this.keyRing
      .signatures(textOf(tenant, start), PURPOSE)
      .some((good) => equalInConstantTime(good, signature));
  }
}

function textOf({ id }: Tenant, { to, browser }: Start): string {
  return JSON.stringify([id, to, browser]);
}
