import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { CheckConnection } from './application/check-connection.js';
import { ConnectionDirectory } from './application/connection-directory.js';
import { ConnectionSetup } from './application/connection-setup.js';
import { CreateConnection } from './application/create-connection.js';
import { IdentifyPerson } from './application/identify-person.js';
import { LastChecks } from './application/last-checks.js';
import { ListConnections } from './application/list-connections.js';
import { ReplaceApp } from './application/replace-app.js';
import { RotateClientSecret } from './application/rotate-client-secret.js';
import { StartAuthorisation } from './application/start-authorisation.js';
import { SwitchConnection } from './application/switch-connection.js';
import { UpdateConnection } from './application/update-connection.js';
import { DingTalkClient } from './client/index.js';
import { AppOfConnection } from './infra/app-of-connection.js';
import { ConnectionSecrets } from './infra/connection-secrets.js';

const useCases = [
  CheckConnection,
  ConnectionDirectory,
  ConnectionSetup,
  CreateConnection,
  IdentifyPerson,
  LastChecks,
  ListConnections,
  ReplaceApp,
  RotateClientSecret,
  StartAuthorisation,
  SwitchConnection,
  UpdateConnection,
];

/** A tenant's DingTalk apps, and asking DingTalk who a person is. */
@Module({
  imports: [ProvidersModule, TenancyModule],
  providers: [
    {
      provide: DingTalkClient,
      inject: [CLOCK],
      useFactory: (clock: Clock) => new DingTalkClient({ clock }),
    },
    AppOfConnection,
    ConnectionSecrets,
    ...useCases,
  ],
  exports: useCases,
})
export class DingTalkModule {}
