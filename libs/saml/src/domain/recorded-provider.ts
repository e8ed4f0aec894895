import type { RecordedDetails } from '#applications';
import { fingerprintOf } from './certificates.js';
import type { ServiceProvider } from './service-provider.js';

/** The SAML settings in the audit log, with fingerprints in place of certificates. */
export function recordedProvider(provider: ServiceProvider): RecordedDetails {
  return {
    entityId: provider.entityId,
    consumers: provider.consumers.map(({ location }) => location),
    logouts: provider.logouts.map(({ binding, location }) => `${binding} ${location}`),
    signingCertificates: provider.signingCertificates.map(fingerprintOf),
    encryptionCertificates: provider.encryptionCertificates.map(fingerprintOf),
    signsRequests: provider.signsRequests,
    nameIdFormat: provider.nameIdFormat,
    signed: provider.signed,
    encrypts: provider.encrypts,
    attributes: provider.attributes.map(({ name, source }) => `${name}: ${source}`),
  };
}
