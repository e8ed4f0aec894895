import { base64Of } from '../domain/certificates.js';
import { BINDING, FORMAT_NAMES, NAME_ID_FORMATS, NS } from '../domain/names.js';
import { element } from '../xml/markup.js';

/** The addresses of a tenant's identity provider. */
export function addressesOf(publicUrl: string, slug: string) {
  const base = `${publicUrl}/t/${slug}/saml`;
  return { entityId: `${base}/metadata`, sso: `${base}/sso`, slo: `${base}/slo` };
}

export type Addresses = ReturnType<typeof addressesOf>;

/**
 * The metadata of the identity provider.
 *
 * @param certificates PEM; the signing one first
 */
export function idpMetadata({ entityId, sso, slo }: Addresses, certificates: readonly string[]): string {
  const keys = certificates.map((certificate) =>
    element(
      'md:KeyDescriptor',
      { use: 'signing' },
      element(
        'ds:KeyInfo',
        {},
        element('ds:X509Data', {}, element('ds:X509Certificate', {}, base64Of(certificate))),
      ),
    ),
  );
  const services = (name: string, location: string) =>
    [BINDING.redirect, BINDING.post].map((binding) =>
      element(`md:${name}`, { Binding: binding, Location: location }),
    );
  const { xml } = element(
    'md:EntityDescriptor',
    { 'xmlns:md': NS.metadata, 'xmlns:ds': NS.signature, entityID: entityId },
    element(
      'md:IDPSSODescriptor',
      { WantAuthnRequestsSigned: 'false', protocolSupportEnumeration: NS.protocol },
      ...keys,
      ...services('SingleLogoutService', slo),
      ...NAME_ID_FORMATS.map((format) => element('md:NameIDFormat', {}, FORMAT_NAMES[format])),
      ...services('SingleSignOnService', sso),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
}
