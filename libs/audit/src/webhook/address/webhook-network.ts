import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#runtime';
import { allowedLookup } from '#http';
import { NetworkRules } from '#http';
import { webhookAddress } from './webhook-address.js';

/** The networks to which this installation lets its tenants send their logs. */
@Injectable()
export class WebhookNetwork {
  readonly lookup;
  readonly #rules: NetworkRules;
  readonly #isLoopbackAllowed: boolean;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#isLoopbackAllowed = settings.NODE_ENV !== 'production';
    const allowed = settings.AUDIT_WEBHOOK_NETWORKS ?? [];
    this.#rules = new NetworkRules(allowed, this.#isLoopbackAllowed);
    this.lookup = allowedLookup(this.#rules);
  }

  /** @throws DomainError `audit.webhook.address_refused` */
  check(address: string): URL {
    return webhookAddress(address, this.#rules, this.#isLoopbackAllowed);
  }
}
