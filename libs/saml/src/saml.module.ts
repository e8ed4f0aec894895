import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { LogonModule } from '#logon';
import { SingleLogoutModule } from '#single-logout';
import { TenancyModule } from '#tenancy';
import { AnswerRequest } from './application/answer-request.js';
import { Certificates } from './application/certificates.js';
import { ChangeSamlApplication } from './application/change-saml-application.js';
import { CreateSamlApplication } from './application/create-saml-application.js';
import { IssueAssertion } from './application/issue-assertion.js';
import { StoreRequest } from './application/store-request.js';
import { LogOff } from './application/log-off.js';
import { NoteRefusal } from './application/note-refusal.js';
import { ReadSettings } from './application/read-settings.js';
import { ReceiveMessage } from './application/receive-message.js';
import { RotateCertificate } from './application/rotate-certificate.js';
import { SamlApplications } from './application/saml-applications.js';
import { SendLogout } from './application/send-logout.js';
import { Visitors } from './application/visitors.js';
import { CertificateCipher } from './infra/certificate-cipher.js';

const useCases = [
  AnswerRequest,
  Certificates,
  ChangeSamlApplication,
  CreateSamlApplication,
  IssueAssertion,
  StoreRequest,
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
  providers: [CertificateCipher, ...useCases],
  exports: useCases,
})
export class SamlModule {}
