import { Injectable } from '@nestjs/common';
import { maskIdentifier, maskName, type BilingualText } from '#kernel';
import type { ExternalIdentity } from '../domain/external-identity.js';
import type { Provider } from '../domain/provider.js';
import type { ShownIdentity } from '../domain/shown-identity.js';

/** Keys are part of the kinds of targets in events. */
const KEY = /^[a-z][a-z0-9-]{0,39}$/;

/** Every provider of this process, in the order in which their modules registered them. */
@Injectable()
export class Providers {
  readonly #providers = new Map<string, Provider>();

  register(provider: Provider): void {
    if (!KEY.test(provider.key)) throw new Error(`"${provider.key}" is no key of a provider`);
    if (this.#providers.has(provider.key))
      throw new Error(`The provider ${provider.key} is registered twice`);
    assertOwnClaims(provider);
    this.#providers.set(provider.key, provider);
  }

  all(): readonly Provider[] {
    return [...this.#providers.values()];
  }

  byKey(key: string): Provider | undefined {
    return this.#providers.get(key);
  }

  /** A provider's name for people; its key if this process does not know it. */
  labelOf(key: string): BilingualText {
    return this.byKey(key)?.label ?? { en: key, zh: key };
  }

  /** The email address that the provider vouches for; undefined if it vouches for none. */
  vouchedEmailOf({
    provider,
    attributes,
  }: Pick<ExternalIdentity, 'provider' | 'attributes'>): string | undefined {
    return attributes[this.byKey(provider)?.vouchedEmail ?? ''];
  }

  /** The names of all of them together: "A", "A or B". */
  names(): BilingualText {
    const labels = this.all().map(({ label }) => label);
    return { en: labels.map(({ en }) => en).join(' or '), zh: labels.map(({ zh }) => zh).join('或') };
  }

  /** A person as administrators see them: masked, with only those attributes that the provider shows. */
  shown({
    provider,
    name,
    attributes,
  }: Pick<ExternalIdentity, 'provider' | 'name' | 'attributes'>): ShownIdentity {
    return {
      provider: this.labelOf(provider),
      name: maskName(name),
      attributes: (this.byKey(provider)?.attributes ?? []).map(({ key, label }) => ({
        key,
        label,
        value: maskIdentifier(attributes[key] ?? ''),
      })),
    };
  }

  /** The same unmasked, for those who help a person and must distinguish people of the same name. */
  named({
    provider,
    name,
    attributes,
  }: Pick<ExternalIdentity, 'provider' | 'name' | 'attributes'>): ShownIdentity {
    return {
      provider: this.labelOf(provider),
      name,
      attributes: (this.byKey(provider)?.attributes ?? []).map(({ key, label }) => ({
        key,
        label,
        value: attributes[key] ?? '',
      })),
    };
  }
}

/** A claim that two providers share, or that OpenID Connect defines, would be ambiguous. */
function assertOwnClaims({ key, scope }: Provider): void {
  const prefix = `${key.replaceAll('-', '_')}_`;
  const foreign = Object.keys(scope?.claims ?? {}).find((claim) => !claim.startsWith(prefix));
  if (foreign !== undefined)
    throw new Error(`The claim ${foreign} of the provider ${key} must begin with "${prefix}"`);
}
