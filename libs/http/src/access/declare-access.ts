import type { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';

const ACCESS = Symbol('openeiam:access');

/** Name of the OpenAPI extension with the permission that a route needs. */
export const PERMISSION = 'x-permission';

/** Who may use a route. */
export type Access =
  | { readonly kind: 'public'; readonly reason: string }
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'permission'; readonly permission: string };

/** The target of metadata: a route handler or its controller. */
type Target = Parameters<Reflector['get']>[1];

/** Anybody may use the route. The reason is for reviewers. */
export function Public(reason: string): MethodDecorator & ClassDecorator {
  if (reason.trim() === '') throw new TypeError('A public route needs a reason');
  return declare({ kind: 'public', reason });
}

/** Everybody with a session of the tenant may use the route. */
export function SignedIn(): MethodDecorator & ClassDecorator {
  return declare({ kind: 'signed_in' });
}

/** @param permission `<area>.<verb>`, for example `bindings.end` */
export function RequirePermission(permission: string): MethodDecorator & ClassDecorator {
  if (!/^[a-z][a-z_-]*(\.[a-z][a-z_-]*)+$/.test(permission))
    throw new TypeError(`Not a permission: ${permission}`);
  return declare({ kind: 'permission', permission });
}

function declare(access: Access): MethodDecorator & ClassDecorator {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const carrier: unknown = descriptor === undefined ? target : descriptor.value;
    if (typeof carrier !== 'function')
      throw new TypeError('Access is stated on controllers and their methods');
    Reflect.defineMetadata(ACCESS, [...declaredOn(carrier), access], carrier);
    if (access.kind === 'permission') describe(access.permission, target, key, descriptor);
  };
}

/** Puts a method's statement before its controller's, as it is read first. */
function describe(
  permission: string,
  target: object,
  key?: string | symbol,
  descriptor?: PropertyDescriptor,
): void {
  const extension = ApiExtension(PERMISSION, permission);
  if (key === undefined || descriptor === undefined) (extension as (target: object) => void)(target);
  else (extension as MethodDecorator)(target, key, descriptor);
}

function declaredOn(carrier: Target): readonly Access[] {
  const declared: unknown = Reflect.getOwnMetadata(ACCESS, carrier);
  return Array.isArray(declared) ? (declared as readonly Access[]) : [];
}

/** The declarations of a route: its own, or else those of its controller. There must be exactly one. */
export function accessDeclarations(handler: Target, controller: Target): readonly Access[] {
  const own = declaredOn(handler);
  return own.length > 0 ? own : declaredOn(controller);
}
