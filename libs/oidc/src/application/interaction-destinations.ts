import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { LogonDestinations } from '#logon';
import { applicationOfInteraction } from '../infra/destination-statement.js';

const INTERACTION = /^\/t\/[a-z0-9-]+\/oidc\/interaction\/([\w-]{1,64})(?:\?|$)/;

/** Tells the portal which application a logon is for, so that its pages and the phone can name it. */
@Injectable()
export class InteractionDestinations implements OnModuleInit {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly destinations: LogonDestinations,
  ) {}

  onModuleInit(): void {
    this.destinations.register(async (tenantId, returnTo, transaction) => {
      const id = INTERACTION.exec(returnTo)?.[1];
      if (id === undefined) return undefined;
      const values = { tenantId, id, now: this.clock.now() };
      const [found] = await this.unitOfWork.query(transaction ?? tenantId, applicationOfInteraction, values);
      return found;
    });
  }
}
