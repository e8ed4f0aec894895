import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Product } from '../../harness/start-product.js';

/** A route of the running server, as its controller declares it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters, such as `/t/:slug/logon`. */
  readonly path: string;
  /** Other origins may call it, or it accepts requests without our token; the route declares why (`#http`). */
  readonly isForOthers: boolean;
}

/** Metadata of these routes. */
const FOR_OTHERS = ['openeiam:answers-foreign-origins', 'openeiam:without-csrf-token'];

/** Every route of every controller. */
export function routesOf(product: Product): readonly Route[] {
  const controllers = [...product.server.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as object;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler: unknown = Reflect.get(prototype, name);
      if (name === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata('path', handler))
        return [];
      const isForOthers = FOR_OTHERS.some((mark) =>
        [handler, metatype].some((target) => Reflect.hasMetadata(mark, target)),
      );
      const method = RequestMethod[Number(Reflect.getMetadata('method', handler))] as Route['method'];
      return pathsOf(metatype).flatMap((prefix) =>
        pathsOf(handler).map((own) => {
          const path = `/${prefix}/${own}`.replace(/\/+/g, '/');
          return { method, path: path.length > 1 ? path.replace(/\/$/, '') : path, isForOthers };
        }),
      );
    });
  });
}

/** The paths of a controller or of its method: one or several. */
function pathsOf(target: object): readonly string[] {
  return [Reflect.getMetadata('path', target) as string | readonly string[]].flat();
}

/** The address of a route, with its parameters filled in. */
export function addressOf(route: Route, values: Readonly<Record<string, string>>): string {
  return route.path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? `no-${name}`);
}
