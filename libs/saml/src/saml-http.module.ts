import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { LogonModule } from '#logon';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { RequestDestinations } from './application/request-destinations.js';
import { EndpointsController } from './http/endpoints.controller.js';
import { MetadataController } from './http/metadata.controller.js';
import { RequestsController } from './http/requests.controller.js';
import { SamlApplicationsController } from './http/saml-applications.controller.js';
import { SamlCertificatesController } from './http/saml-certificates.controller.js';
import { SamlTestsController } from './http/saml-tests.controller.js';
import { ShowAnswer } from './http/show-answer.js';
import { ShowSamlApplication } from './http/show-saml-application.js';
import { errors } from './pages/errors.js';
import { SamlModule } from './saml.module.js';

/** The SAML endpoints, the pages on the way to an application, and the administration. */
@Module({
  imports: [TenancyModule, AccountsModule, ApplicationsModule, LogonModule, SamlModule],
  controllers: [
    MetadataController,
    EndpointsController,
    RequestsController,
    SamlApplicationsController,
    SamlCertificatesController,
    SamlTestsController,
  ],
  providers: [contributeToPages({ errors }), RequestDestinations, ShowAnswer, ShowSamlApplication],
})
export class SamlHttpModule {}
