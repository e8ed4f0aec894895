import type { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

/** A method of a provider that a decorator of this lib marks. */
export interface DecoratedMethod<Metadata> {
  readonly metadata: Metadata;
  readonly call: (...args: readonly unknown[]) => Promise<void>;
}

/** Finds the methods of all providers in this process that have metadata under `key`. */
export function* decoratedMethods<Metadata>(
  key: symbol,
  discovery: DiscoveryService,
  scanner: MetadataScanner,
  reflector: Reflector,
): Generator<DecoratedMethod<Metadata>> {
  for (const { instance } of discovery.getProviders() as { instance: unknown }[]) {
    if (typeof instance !== 'object' || instance === null) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
    if (prototype === null) continue;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const method = prototype[name];
      if (typeof method !== 'function') continue;
      const metadata = reflector.get<Metadata | undefined>(key, method);
      if (metadata === undefined) continue;
      yield { metadata, call: (...args) => method.apply(instance, args) as Promise<void> };
    }
  }
}
