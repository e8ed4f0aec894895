import { Inject, Injectable } from '@nestjs/common';
import { DatabaseTime } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import { refused } from '../domain/refused.js';
import { SKEW_MS } from '../messages/assertion.js';
import { issuerOf, readEnvelope, type Envelope } from '../messages/envelope.js';
import { addressesOf } from '../messages/idp-metadata.js';
import { parseXml } from '../xml/parse-xml.js';
import { isQuerySigned } from '../xml/signed-query.js';
import { verifiedRoot } from '../xml/signed-xml.js';
import { decodeMessage } from '../xml/decode-message.js';
import { SamlApplications, type UsableProvider } from './saml-applications.js';

/** Maximum age of a message in milliseconds, in addition to the allowed clock skew. */
const LIFE_MS = 300_000;

/** A message as received through a binding. */
export interface Incoming {
  readonly binding: 'redirect' | 'post';
  /** The value of `SAMLRequest`. */
  readonly encoded: string;
  /** The query string as received, without its question mark. */
  readonly query: string;
  readonly relayState: string | undefined;
}

/** The requirements for a message. */
interface Expected {
  readonly name: 'AuthnRequest' | 'LogoutRequest';
  readonly endpoint: 'sso' | 'slo';
  /** Whether the message must be signed. */
  readonly isSigned: (provider: UsableProvider) => boolean;
}

/** An accepted message. Read only its root: that is the part which the signature covers, if there is one. */
export interface Received {
  readonly provider: UsableProvider;
  readonly root: Element;
  readonly envelope: Envelope;
}

/** Receives the messages of applications, and accepts only those that the application itself has just sent to this endpoint. */
@Injectable()
export class ReceiveMessage {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly time: DatabaseTime,
    private readonly applications: SamlApplications,
  ) {}

  /** @throws DomainError `saml.message_invalid`, `.application_unknown`, `.signature_invalid`, `.message_expired` */
  async execute(tenant: Tenant, incoming: Incoming, expected: Expected): Promise<Received> {
    const xml = decodeMessage(incoming.encoded, incoming.binding);
    const claimed = parseXml(xml);
    const provider = await this.applications.usableByEntityId(tenant.id, issuerOf(claimed));
    if (provider === undefined)
      throw refused('saml.application_unknown', 'No enabled application of this tenant has this entity id.');
    const { root, isSigned } = verified(xml, claimed, incoming, provider);
    if (!isSigned && expected.isSigned(provider))
      throw refused('saml.signature_invalid', 'The message has to be signed, and is not.');
    const envelope = readEnvelope(root, expected.name);
    // The certificate was chosen by the unverified issuer, so the issuer inside the signed part must be the same application.
    if (envelope.issuer !== provider.entityId)
      throw refused('saml.signature_invalid', 'The message is signed by somebody else.');
    this.assertIsForUs(
      envelope,
      isSigned,
      addressesOf(this.settings.PUBLIC_URL, tenant.slug)[expected.endpoint],
    );
    await this.assertIsRecent(envelope);
    return { provider, root, envelope };
  }

  /** A signed message must name its destination, so that it cannot be forwarded elsewhere (SAML Bindings, 3.4.5.2 and 3.5.5.2). */
  private assertIsForUs({ destination }: Envelope, isSigned: boolean, address: string): void {
    if (destination === address || (destination === undefined && !isSigned)) return;
    throw refused('saml.message_invalid', `The Destination of the message is not ${address}.`);
  }

  private async assertIsRecent({ issuedAt }: Envelope): Promise<void> {
    const age = (await this.time.read()).getTime() - issuedAt.getTime();
    if (age > LIFE_MS + SKEW_MS || age < -SKEW_MS)
      throw refused(
        'saml.message_expired',
        'The message is too old, or the clock of the application is wrong.',
      );
  }
}

/** The root of the message, as far as it is signed, and whether it is. A signature that is present must be valid. */
function verified(
  xml: string,
  claimed: Element,
  { binding, encoded, relayState, query }: Incoming,
  { signingCertificates }: UsableProvider,
): { readonly root: Element; readonly isSigned: boolean } {
  const isSignedInside = claimed.getElementsByTagNameNS('*', 'Signature').length > 0;
  if (binding === 'post' && isSignedInside && signingCertificates.length > 0)
    return { root: verifiedRoot(xml, signingCertificates), isSigned: true };
  const isSigned =
    binding === 'redirect' &&
    signingCertificates.length > 0 &&
    isQuerySigned(query, { parameter: 'SAMLRequest', encoded, relayState }, signingCertificates);
  return { root: claimed, isSigned };
}
