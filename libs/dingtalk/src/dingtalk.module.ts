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
import { ListDingTalkConnections } from './application/list-dingtalk-connections.js';
import { ReadAddressBook } from './application/read-address-book.js';
import { ReadPush } from './application/read-push.js';
import { ReplaceApp } from './application/replace-app.js';
import { RotateCallbackKeys } from './application/rotate-callback-keys.js';
import { RotateClientSecret } from './application/rotate-client-secret.js';
import { ShowPush } from './application/show-push.js';
import { StartAuthorisation } from './application/start-authorisation.js';
import { UpdateConnection } from './application/update-connection.js';
import { DingTalkClient, DingTalkContacts } from './client/index.js';
import { DingTalkProvider } from './dingtalk-provider.js';
import { AppOfConnection } from './infra/app-of-connection.js';
import { CallRateLimiter } from './infra/call-rate-limiter.js';
import { CallbackSecrets } from './infra/callback-secrets.js';
import { ConnectionSecrets } from './infra/connection-secrets.js';

const useCases = [
  CheckConnection,
  ConnectionDirectory,
  ConnectionSetup,
  CreateConnection,
  IdentifyPerson,
  LastChecks,
  ListDingTalkConnections,
  ReadAddressBook,
  ReadPush,
  ReplaceApp,
  RotateCallbackKeys,
  RotateClientSecret,
  ShowPush,
  StartAuthorisation,
  UpdateConnection,
];

/** A tenant's DingTalk apps, and how the product asks DingTalk who a person is. */
@Module({
  imports: [ProvidersModule, TenancyModule],
  providers: [
    {
      provide: DingTalkClient,
      inject: [CLOCK],
      useFactory: (clock: Clock) => new DingTalkClient({ clock }),
    },
    {
      provide: DingTalkContacts,
      inject: [CLOCK],
      useFactory: (clock: Clock) => new DingTalkContacts({ clock }),
    },
    AppOfConnection,
    CallRateLimiter,
    CallbackSecrets,
    ConnectionSecrets,
    DingTalkProvider,
    ...useCases,
  ],
  exports: useCases,
})
export class DingTalkModule {}
