import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessDeclarations } from './declare-access.js';
import { routesOf } from '../app/routes-of.js';

/** Keeps a process from starting when a route does not state, exactly once, who may use it. */
@Injectable()
export class CheckAccessDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const offenders = routesOf(this.discovery, this.scanner).flatMap(({ name, handler, controller }) => {
      const { length } = accessDeclarations(handler, controller);
      if (length === 1) return [];
      return [`${name} states ${length === 0 ? 'no access' : 'more than one access'}`];
    });
    if (offenders.length > 0) {
      throw new Error(
        `Every route needs exactly one of @Public, @SignedIn, @RequirePermission:\n${offenders.join('\n')}`,
      );
    }
  }
}
