import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { LogonModule } from '#logon';
import { contributeToPages } from '#pages';
import { ProvidersModule } from '#providers';
import { SingleLogoutModule } from '#single-logout';
import { TenancyModule } from '#tenancy';
import { BackChannelLogout } from './application/back-channel-logout.js';
import { Consents } from './application/consents.js';
import { EnterApplication } from './application/enter-application.js';
import { InteractionDestinations } from './application/interaction-destinations.js';
import { NoteRefusal } from './application/note-refusal.js';
import { NoteReplay } from './application/note-replay.js';
import { People } from './application/people.js';
import { OpenIdProviders } from './application/openid-providers.js';
import { ProviderScopes } from './application/provider-scopes.js';
import { TestLogons } from './application/test-logons.js';
import { AllowedController } from './http/allowed.controller.js';
import { BrowserController } from './http/browser.controller.js';
import { DescribeVisit } from './http/describe-visit.js';
import { EndpointsController } from './http/endpoints.controller.js';
import { HandToProvider } from './http/hand-to-provider.js';
import { InteractionController } from './http/interaction.controller.js';
import { Questions } from './http/questions.js';
import { RedeemTest } from './http/redeem-test.js';
import { ShowQuestion } from './http/show-question.js';
import { TestLogonsController } from './http/test-logons.controller.js';
import { TestResultController } from './http/test-result.controller.js';
import { Artifacts } from './infra/artifacts.js';
import { AllowedSection } from './pages/allowed-section.js';
import { errors } from './pages/errors.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { EndWithAccess } from './tasks/end-with-access.js';
import { PurgeArtifacts } from './tasks/purge-artifacts.js';

const useCases = [
  Artifacts,
  Consents,
  EnterApplication,
  NoteRefusal,
  NoteReplay,
  People,
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

/** Its endpoints, the pages on which people decide, and what they have allowed. */
@Module({
  imports: [AccountsModule, ApplicationsModule, LogonModule, OidcModule, TenancyModule],
  // The question's own address comes before those that the provider answers.
  controllers: [
    InteractionController,
    AllowedController,
    TestLogonsController,
    TestResultController,
    BrowserController,
    EndpointsController,
  ],
  providers: [
    contributeToPages({ errors, notices: { en: en.notices, zh: zh.notices } }),
    AllowedSection,
    DescribeVisit,
    HandToProvider,
    InteractionDestinations,
    Questions,
    RedeemTest,
    ShowQuestion,
  ],
})
export class OidcHttpModule {}

/** The worker's part: applications hear that sessions have ended, and what has expired, or rests on lost access, goes. */
@Module({
  imports: [ApplicationsModule, TenancyModule, OidcModule, SingleLogoutModule],
  providers: [BackChannelLogout, EndWithAccess, PurgeArtifacts],
})
export class OidcWorkerModule {}
