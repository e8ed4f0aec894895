export { Certificates } from './application/certificates.js';
export { ChangeSamlApplication } from './application/change-saml-application.js';
export { CreateSamlApplication } from './application/create-saml-application.js';
export { OVERLAP_DAYS, RotateCertificate } from './application/rotate-certificate.js';
export { SamlApplications } from './application/saml-applications.js';
export type { SamlChanges } from './domain/application-input.js';
export * from './events.js';
export { SamlHttpModule, SamlModule, SamlWorkerModule } from './saml.module.js';
