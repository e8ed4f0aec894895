import { ApiExtension } from '@nestjs/swagger';
import type { Reflector } from '@nestjs/core';

const FRESHNESS = Symbol('openeiam:freshness');

/** Name of the OpenAPI extension for routes that demand a fresh authentication. */
export const FRESH_AUTHENTICATION = 'x-fresh-authentication';

/** Whether a route demands a fresh authentication. */
export type Freshness = { readonly isAsked: true } | { readonly isAsked: false; readonly reason: string };

/** The target of metadata: a route handler or its controller. */
type Target = Parameters<Reflector['get']>[1];

/**
 * The route does something sensitive: the owner of the session must have authenticated recently (ASVS 7.5.1). Otherwise the request is
 * refused with `session.not_fresh`.
 */
export function FreshAuthentication(): MethodDecorator & ClassDecorator {
  return declare({ isAsked: true });
}

/** The route changes something, and any session is enough. The reason is for reviewers. */
export function WithoutFreshAuthentication(reason: string): MethodDecorator & ClassDecorator {
  if (reason.trim() === '') throw new TypeError('A route without fresh authentication needs a reason');
  return declare({ isAsked: false, reason });
}

function declare(freshness: Freshness): MethodDecorator & ClassDecorator {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const carrier: unknown = descriptor === undefined ? target : descriptor.value;
    if (typeof carrier !== 'function')
      throw new TypeError('Freshness is stated on controllers and their methods');
    Reflect.defineMetadata(FRESHNESS, freshness, carrier);
    if (freshness.isAsked && key !== undefined && descriptor !== undefined)
      (ApiExtension(FRESH_AUTHENTICATION, true) as MethodDecorator)(target, key, descriptor);
  };
}

/** The declaration of a route, or else of its controller; undefined: none. */
export function freshnessOf(handler: Target, controller: Target): Freshness | undefined {
  return (Reflect.getOwnMetadata(FRESHNESS, handler) ?? Reflect.getOwnMetadata(FRESHNESS, controller)) as
    | Freshness
    | undefined;
}
