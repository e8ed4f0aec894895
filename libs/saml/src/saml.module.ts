import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { LogonModule } from '#logon';
import { contributeToPages } from '#pages';
import { SingleLogoutModule } from '#single-logout';
import { TenancyModule } from '#tenancy';
import { AnswerRequest } from './application/answer-request.js';
import { Certificates } from './application/certificates.js';
import { ChangeSamlApplication } from './application/change-saml-application.js';
import { CreateSamlApplication } from './application/create-saml-application.js';
import { IssueAssertion } from './application/issue-assertion.js';
import { KeepRequest } from './application/keep-request.js';
import { LogOff } from './application/log-off.js';
import { NoteRefusal } from './application/note-refusal.js';
import { ReadSettings } from './application/read-settings.js';
import { ReceiveMessage } from './application/receive-message.js';
import { RequestDestinations } from './application/request-destinations.js';
import { RotateCertificate } from './application/rotate-certificate.js';
import { SamlApplications } from './application/saml-applications.js';
import { SamlLogout } from './application/saml-logout.js';
import { SendLogout } from './application/send-logout.js';
import { Visitors } from './application/visitors.js';
import { EndpointsController } from './http/endpoints.controller.js';
import { MetadataController } from './http/metadata.controller.js';
import { RequestsController } from './http/requests.controller.js';
import { SamlApplicationsController } from './http/saml-applications.controller.js';
import { SamlCertificatesController } from './http/saml-certificates.controller.js';
import { SamlTestsController } from './http/saml-tests.controller.js';
import { ShowAnswer } from './http/show-answer.js';
import { ShowSamlApplication } from './http/show-saml-application.js';
import { CertificateSeal } from './infra/certificate-seal.js';
import { errors } from './pages/errors.js';
import { PurgeExpired } from './tasks/purge-expired.js';

const useCases = [
  AnswerRequest,
  Certificates,
  ChangeSamlApplication,
  CreateSamlApplication,
  IssueAssertion,
  KeepRequest,
  LogOff,
  NoteRefusal,
  ReadSettings,
  ReceiveMessage,
  RotateCertificate,
  SamlApplications,
  SendLogout,
  Visitors,
];

/** SAML 2.0: each tenant is an identity provider. */
@Module({
  imports: [TenancyModule, AccountsModule, ApplicationsModule, LogonModule, SingleLogoutModule],
  providers: [CertificateSeal, ...useCases],
  exports: useCases,
})
export class SamlModule {}

/** Its endpoints, the pages on the way to an application, and the administration. */
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

/** The worker's part: applications hear that sessions have ended, and what has expired goes. */
@Module({
  imports: [SamlModule, SingleLogoutModule],
  providers: [PurgeExpired, SamlLogout],
})
export class SamlWorkerModule {}
