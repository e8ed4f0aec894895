import { ApiExtension } from '@nestjs/swagger';
import type { Reflector } from '@nestjs/core';

const FRESHNESS = Symbol('openeiam:freshness');

/** Name of the OpenAPI extension that marks routes which ask for a fresh authentication. */
export const FRESH_AUTHENTICATION = 'x-fresh-authentication';

/** Whether a route asks for a fresh authentication. */
export type Freshness = { readonly isAsked: true } | { readonly isAsked: false; readonly reason: string };

/** Something that can carry metadata: a route handler or its controller. */
type Target = Parameters<Reflector['get']>[1];

/**
 * The route does something sensitive: a session is not enough whose owner has not proven lately who they are
 * (ASVS 7.5.1). Such a request is refused with `session.not_fresh`.
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

/** What a route states, or else its controller; undefined: nothing. */
export function freshnessOf(handler: Target, controller: Target): Freshness | undefined {
  return (Reflect.getOwnMetadata(FRESHNESS, handler) ?? Reflect.getOwnMetadata(FRESHNESS, controller)) as
    | Freshness
    | undefined;
}
