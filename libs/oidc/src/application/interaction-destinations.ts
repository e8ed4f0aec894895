import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ApplicationDirectory } from '#applications';
import { LogonDestinations } from '#logon';
import { Artifacts } from '../infra/artifacts.js';

const INTERACTION = /^\/t\/[a-z0-9-]+\/oidc\/interaction\/([\w-]{1,64})(?:\?|$)/;

/** Tells the portal for which application somebody logs on, so that its pages and the phone can name it. */
@Injectable()
export class InteractionDestinations implements OnModuleInit {
  constructor(
    private readonly destinations: LogonDestinations,
    private readonly artifacts: Artifacts,
    private readonly applications: ApplicationDirectory,
  ) {}

  onModuleInit(): void {
    this.destinations.register(async (tenantId, returnTo) => {
      const id = INTERACTION.exec(returnTo)?.[1];
      if (id === undefined) return undefined;
      const found = await this.artifacts.byId({ tenantId, model: 'Interaction', id });
      const params = found?.payload['params'] as Readonly<Record<string, unknown>> | undefined;
      const clientId = params?.['client_id'];
      const application =
        typeof clientId === 'string' ? await this.applications.byId(tenantId, clientId) : null;
      return application === null ? undefined : { application: application.id, name: application.name };
    });
  }
}
