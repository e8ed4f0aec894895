import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LogonDestinations } from '#logon';
import { AnswerRequest } from './answer-request.js';

const REQUEST = /^\/t\/[a-z0-9-]+\/saml\/requests\/([\w-]{36})$/;

/** Tells the portal which application a logon is for, so that its pages and the phone can name it. */
@Injectable()
export class RequestDestinations implements OnModuleInit {
  constructor(
    private readonly destinations: LogonDestinations,
    private readonly requests: AnswerRequest,
  ) {}

  onModuleInit(): void {
    this.destinations.register(async (tenantId, returnTo, transaction) => {
      const id = REQUEST.exec(returnTo)?.[1];
      const application =
        id === undefined ? undefined : await this.requests.applicationOf(tenantId, id, transaction);
      return application && { application: application.id, name: application.name };
    });
  }
}
