import { BINDING, FORMAT_NAMES, NAME_ID_FORMATS, NS } from '../domain/names.js';
import { refused } from '../domain/refused.js';
import type { ServiceProvider } from '../domain/service-provider.js';
import { attributeOf, childrenOf, METADATA, parseXml } from '../xml/parse-xml.js';

type Read = Partial<Omit<ServiceProvider, 'attributes'>>;

/**
 * Reads the settings in a service provider's metadata; only their form is checked yet.
 *
 * @throws DomainError `saml.metadata_invalid`
 */
export function readMetadata(xml: string): Read {
  const entity = parseXml(xml, METADATA);
  const isEntity = entity.namespaceURI === NS.metadata && entity.localName === 'EntityDescriptor';
  const [provider] = isEntity ? childrenOf(entity, NS.metadata, 'SPSSODescriptor') : [];
  if (provider === undefined)
    throw refused('saml.metadata_invalid', 'This is not the metadata of one service provider of SAML 2.0.');
  const encryptionCertificates = certificatesIn(provider, 'encryption');
  return {
    entityId: attributeOf(entity, 'entityID') ?? '',
    consumers: consumersIn(provider),
    logouts: logoutsIn(provider),
    signingCertificates: certificatesIn(provider, 'signing'),
    encryptionCertificates,
    encrypts: encryptionCertificates.length > 0,
    signsRequests: isTrue(provider, 'AuthnRequestsSigned'),
    ...nameIdFormatIn(provider),
  };
}

function consumersIn(provider: Element): ServiceProvider['consumers'] {
  const consumers = childrenOf(provider, NS.metadata, 'AssertionConsumerService').filter(
    (node) => attributeOf(node, 'Binding') === BINDING.post,
  );
  if (consumers.length === 0)
    throw refused('saml.metadata_invalid', 'There is no assertion consumer service with the POST binding.');
  return consumers.map((node) => {
    const index = attributeOf(node, 'index');
    return {
      location: attributeOf(node, 'Location') ?? '',
      index: index !== undefined && /^\d{1,5}$/.test(index) ? Number(index) : null,
      isDefault: isTrue(node, 'isDefault'),
    };
  });
}

function logoutsIn(provider: Element): ServiceProvider['logouts'] {
  return childrenOf(provider, NS.metadata, 'SingleLogoutService').flatMap((node) => {
    const named = attributeOf(node, 'Binding');
    const binding = (['redirect', 'post', 'soap'] as const).find((one) => BINDING[one] === named);
    if (binding === undefined) return [];
    const responseLocation = attributeOf(node, 'ResponseLocation') ?? null;
    return [{ binding, location: attributeOf(node, 'Location') ?? '', responseLocation }];
  });
}

/** A key without a use serves both purposes. */
function certificatesIn(provider: Element, use: 'signing' | 'encryption'): readonly string[] {
  const found = childrenOf(provider, NS.metadata, 'KeyDescriptor')
    .filter((key) => (attributeOf(key, 'use') ?? use) === use)
    .flatMap((key) => childrenOf(key, NS.signature, 'KeyInfo'))
    .flatMap((info) => childrenOf(info, NS.signature, 'X509Data'))
    .flatMap((data) => childrenOf(data, NS.signature, 'X509Certificate'))
    .map((certificate) => certificate.textContent.replaceAll(/\s/g, ''));
  return [...new Set(found)];
}

/** The first of its formats that is supported. */
function nameIdFormatIn(provider: Element): Pick<Read, 'nameIdFormat'> {
  const wanted = childrenOf(provider, NS.metadata, 'NameIDFormat').map((node) => node.textContent.trim());
  const known = wanted.flatMap((name) => NAME_ID_FORMATS.filter((format) => FORMAT_NAMES[format] === name));
  // "Unspecified" leaves the choice to the identity provider.
  const chosen = known.find((format) => format !== 'username');
  return chosen === undefined ? {} : { nameIdFormat: chosen };
}

function isTrue(node: Element, name: string): boolean {
  return ['true', '1'].includes(attributeOf(node, name) ?? '');
}
