import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessDeclarations } from './declare-access.js';
import { routesOf, type DeclaredRoute } from '../app/routes-of.js';
import { freshnessOf } from './declare-freshness.js';

/**
 * Keeps a process from starting unless every route states its access exactly once, and every route that changes something under a
 * permission states whether a session is enough.
 */
@Injectable()
export class CheckAccessDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const routes = routesOf(this.discovery, this.scanner);
    refuse(
      'Every route needs exactly one of @Public, @SignedIn, @RequirePermission',
      routes.flatMap(accessFault),
    );
    refuse(
      'Every route with a permission that changes something needs @FreshAuthentication or @WithoutFreshAuthentication',
      routes.filter(isUndecided).map(({ name }) => name),
    );
  }
}

function accessFault({ name, handler, controller }: DeclaredRoute): readonly string[] {
  const { length } = accessDeclarations(handler, controller);
  return length === 1 ? [] : [`${name} states ${length === 0 ? 'no access' : 'more than one access'}`];
}

function isUndecided({ handler, controller, isSafe }: DeclaredRoute): boolean {
  const [access] = accessDeclarations(handler, controller);
  return !isSafe && access?.kind === 'permission' && freshnessOf(handler, controller) === undefined;
}

function refuse(rule: string, offenders: readonly string[]): void {
  if (offenders.length > 0) throw new Error(`${rule}:\n${offenders.join('\n')}`);
}
