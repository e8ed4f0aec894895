import { Injectable } from '@nestjs/common';
import type { Provider } from '../domain/provider.js';

/** Keys are part of the kinds of targets in events. */
const KEY = /^[a-z][a-z0-9-]{0,39}$/;

/** Every provider of this process, in the order of registration. Their modules register them when they start. */
@Injectable()
export class Providers {
  readonly #providers = new Map<string, Provider>();

  register(provider: Provider): void {
    if (!KEY.test(provider.key)) throw new Error(`"${provider.key}" is no key of a provider`);
    if (this.#providers.has(provider.key)) throw new Error(`The provider ${provider.key} is registered twice`);
    this.#providers.set(provider.key, provider);
  }

  all(): readonly Provider[] {
    return [...this.#providers.values()];
  }

  byKey(key: string): Provider | undefined {
    return this.#providers.get(key);
  }
}
