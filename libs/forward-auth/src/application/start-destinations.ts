import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LogonDestinations } from '#logon';
import { ForwardApplications } from './forward-applications.js';

const START = /^\/t\/[a-z0-9-]+\/forward-auth\/start\?/;

/** Tells the portal which application a person logs on to, so that its pages and the phone can name it. */
@Injectable()
export class StartDestinations implements OnModuleInit {
  constructor(
    private readonly destinations: LogonDestinations,
    private readonly applications: ForwardApplications,
  ) {}

  onModuleInit(): void {
    this.destinations.register(async (tenantId, returnTo, transaction) => {
      if (!START.test(returnTo)) return undefined;
      const wanted = URL.parse(new URL(returnTo, 'http://portal.invalid').searchParams.get('to') ?? '');
      const found =
        wanted === null ? undefined : await this.applications.at(tenantId, wanted.host, transaction);
      return found && { application: found.id, name: found.name };
    });
  }
}
