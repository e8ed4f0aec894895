import type { FastifyRequest } from 'fastify';
import type { Phone, Phones } from './phones.js';

/**
 * A phone's container is shown under host names of its own: `phone-<id>.localhost` stands for the portal and
 * `login-<id>.localhost` for DingTalk's logon page. Browsers resolve `*.localhost` to this machine without DNS.
 */
export class PhoneAddresses {
  /** Known only once the simulator listens. */
  simulatorUrl = '';

  constructor(private readonly phones: Phones) {}

  /** The phone with this portal host. */
  portalPhone(host: string | undefined): Phone | undefined {
    return this.#phone('phone', host);
  }

  /** The phone with the logon host of the request. */
  loginPhone(request: FastifyRequest): Phone | undefined {
    return this.#phone('login', request.host);
  }

  portalOriginOn(phone: Phone): string {
    return `http://phone-${phone.id}.localhost:${this.#port()}`;
  }

  loginOriginOn(phone: Phone): string {
    return `http://login-${phone.id}.localhost:${this.#port()}`;
  }

  /** An address of the portal or of DingTalk as the phone's container sees it; others stay unchanged. */
  onPhone(phone: Phone, address: string): string {
    const isDingTalk = URL.canParse(address) && new URL(address).origin === new URL(this.simulatorUrl).origin;
    if (isDingTalk) return this.loginOriginOn(phone) + pathOf(address);
    const isPortal = URL.canParse(address) && new URL(address).origin === phone.portalOrigin;
    return isPortal ? this.portalOriginOn(phone) + pathOf(address) : address;
  }

  #port(): string {
    return new URL(this.simulatorUrl).port || '80';
  }

  #phone(label: 'phone' | 'login', host: string | undefined): Phone | undefined {
    const [, found, id = ''] = /^(phone|login)-([0-9a-f]{16})\.localhost(?::\d+)?$/.exec(host ?? '') ?? [];
    return found === label ? this.phones.find(id) : undefined;
  }
}

function pathOf(address: string): string {
  const { pathname, search, hash } = new URL(address);
  return pathname + search + hash;
}
