import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { LogonModule } from '#logon';
import { ProvidersModule } from '#providers';
import { SingleLogoutModule } from '#single-logout';
import { TenancyModule } from '#tenancy';
import { Consents } from './application/consents.js';
import { EnterApplication } from './application/enter-application.js';
import { NoteRefusal } from './application/note-refusal.js';
import { NoteReplay } from './application/note-replay.js';
import { OidcAccounts } from './application/oidc-accounts.js';
import { OpenIdProviders } from './application/openid-providers.js';
import { ProviderScopes } from './application/provider-scopes.js';
import { TestLogons } from './application/test-logons.js';
import { Artifacts } from './infra/artifacts.js';

const useCases = [
  Artifacts,
  Consents,
  EnterApplication,
  NoteRefusal,
  NoteReplay,
  OidcAccounts,
  OpenIdProviders,
  ProviderScopes,
  TestLogons,
];

/** OpenID Connect: each tenant is a provider. */
@Module({
  imports: [
    TenancyModule,
    AccountsModule,
    ApplicationsModule,
    LogonModule,
    ProvidersModule,
    SingleLogoutModule,
  ],
  providers: useCases,
  exports: useCases,
})
export class OidcModule {}
