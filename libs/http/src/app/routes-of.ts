import { RequestMethod } from '@nestjs/common';
import type { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

type Target = Parameters<Reflector['get']>[1];

/** A route of a controller. */
export interface DeclaredRoute {
  /** `<Controller>.<method>`. */
  readonly name: string;
  readonly handler: Target;
  readonly controller: Target;
  /** Whether its method is safe (RFC 9110, 9.2.1). */
  readonly isSafe: boolean;
}

/** Metadata key under which Nest's `@Get()` and similar decorators store the path of a method. */
const PATH = 'path';

/** Nest's metadata key of the HTTP method. */
const METHOD = 'method';

const SAFE: ReadonlySet<unknown> = new Set([RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS]);

/** Every route of every controller in the process. */
export function routesOf(discovery: DiscoveryService, scanner: MetadataScanner): readonly DeclaredRoute[] {
  return discovery.getControllers().flatMap(({ metatype, instance }) => {
    if (typeof metatype !== 'function') return [];
    const prototype: unknown = Object.getPrototypeOf(instance);
    if (typeof prototype !== 'object' || prototype === null) return [];
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler: unknown = Reflect.get(prototype, method);
      if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH, handler)) return [];
      return [
        {
          name: `${metatype.name}.${method}`,
          handler,
          controller: metatype,
          isSafe: SAFE.has(Reflect.getMetadata(METHOD, handler)),
        },
      ];
    });
  });
}
