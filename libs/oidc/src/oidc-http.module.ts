import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { LogonModule } from '#logon';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { InteractionDestinations } from './application/interaction-destinations.js';
import { AllowedController } from './http/allowed.controller.js';
import { BrowserController } from './http/browser.controller.js';
import { DescribeVisit } from './http/describe-visit.js';
import { EndpointsController } from './http/endpoints.controller.js';
import { DelegateToProvider } from './http/delegate-to-provider.js';
import { InteractionController } from './http/interaction.controller.js';
import { Interactions } from './http/interactions.js';
import { RedeemTest } from './http/redeem-test.js';
import { ShowInteraction } from './http/show-interaction.js';
import { TestLogonsController } from './http/test-logons.controller.js';
import { TestResultController } from './http/test-result.controller.js';
import { AllowedSection } from './pages/allowed-section.js';
import { errors } from './pages/errors.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { OidcModule } from './oidc.module.js';

/** The OpenID Connect endpoints, the pages on which people decide, and their consents. */
@Module({
  imports: [AccountsModule, ApplicationsModule, LogonModule, OidcModule, TenancyModule],
  // First, as the provider's wildcard routes would match its address, too.
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
    DelegateToProvider,
    InteractionDestinations,
    Interactions,
    RedeemTest,
    ShowInteraction,
  ],
})
export class OidcHttpModule {}
