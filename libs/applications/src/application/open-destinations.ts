import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LogonDestinations } from '#logon';
import { OpenApplication } from './open-application.js';

const OPENED = /^\/t\/[a-z0-9-]+\/apps\/([\w-]{36})(?:\?|$)/;

/** Tells the portal which application a person who has opened one logs on to, so that its pages and the phone can name it. */
@Injectable()
export class OpenDestinations implements OnModuleInit {
  constructor(
    private readonly destinations: LogonDestinations,
    private readonly applications: OpenApplication,
  ) {}

  onModuleInit(): void {
    this.destinations.register(async (tenantId, returnTo, transaction) => {
      const id = OPENED.exec(returnTo)?.[1];
      const found = id === undefined ? undefined : await this.applications.find(tenantId, id, transaction);
      return found && { application: found.id, name: found.name };
    });
  }
}
