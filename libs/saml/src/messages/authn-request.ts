import { BINDING, NS } from '../domain/names.js';
import { refused } from '../domain/refused.js';
import type { ServiceProvider } from '../domain/service-provider.js';
import { attributeOf, childrenOf } from '../xml/parse-xml.js';

/** The content of an authentication request (SAML Core, 3.4.1), without its envelope. */
export interface AuthnRequest {
  /** The address for the response: one of the registered ones. */
  readonly consumer: string;
  /** Whether the person must authenticate again. */
  readonly forcesLogon: boolean;
  /** Whether the person must not be asked anything. */
  readonly isPassive: boolean;
  /** The requested format's identifier; undefined: any. */
  readonly nameIdFormat: string | undefined;
}

/** @throws DomainError `saml.message_invalid`, `saml.address_unknown` */
export function readAuthnRequest(root: Element, provider: ServiceProvider): AuthnRequest {
  const binding = attributeOf(root, 'ProtocolBinding');
  if (binding !== undefined && binding !== BINDING.post)
    throw refused('saml.message_invalid', 'Answers are sent by the POST binding only.');
  const [policy] = childrenOf(root, NS.protocol, 'NameIDPolicy');
  return {
    consumer: consumerOf(provider, {
      url: attributeOf(root, 'AssertionConsumerServiceURL'),
      index: attributeOf(root, 'AssertionConsumerServiceIndex'),
    }),
    forcesLogon: isTrue(attributeOf(root, 'ForceAuthn')),
    isPassive: isTrue(attributeOf(root, 'IsPassive')),
    nameIdFormat: policy === undefined ? undefined : attributeOf(policy, 'Format')?.slice(0, 200),
  };
}

/**
 * The address for the response: by location, by index, or the default. Locations are compared character by character.
 *
 * @throws DomainError `saml.address_unknown`
 */
export function consumerOf(
  { consumers }: ServiceProvider,
  { url, index }: { readonly url?: string | undefined; readonly index?: string | undefined } = {},
): string {
  const found =
    url !== undefined
      ? consumers.find(({ location }) => location === url)
      : index !== undefined
        ? consumers.find((consumer) => String(consumer.index) === index)
        : (consumers.find(({ isDefault }) => isDefault) ?? consumers[0]);
  if (found === undefined)
    throw refused(
      'saml.address_unknown',
      'The address that the answer should go to is none of the assertion consumer services that are registered.',
    );
  return found.location;
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}
