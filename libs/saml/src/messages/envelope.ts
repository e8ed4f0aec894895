import { NS } from '../domain/names.js';
import { refused } from '../domain/refused.js';
import { attributeOf, textIn } from '../xml/parse-xml.js';

/** The members that every message has. */
export interface Envelope {
  readonly id: string;
  readonly issuer: string;
  readonly issuedAt: Date;
  /** The destination; undefined: the message names none. */
  readonly destination: string | undefined;
}

/** An XML name (NCName), like ids; its length is limited, because it is stored and sent back. */
const ID = /^[A-Za-z_][\w.-]{0,255}$/;

/** UTC, as SAML requires (SAML Core, 1.3.3). */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/**
 * Reads the envelope of a message.
 *
 * @param name the local name that the message must have, such as `AuthnRequest`
 * @throws DomainError `saml.message_invalid`
 */
export function readEnvelope(root: Element, name: string): Envelope {
  const wrong = (what: string) => refused('saml.message_invalid', `${what}.`);
  if (root.namespaceURI !== NS.protocol || root.localName !== name) throw wrong(`The message is no ${name}`);
  if (attributeOf(root, 'Version') !== '2.0') throw wrong('The message is not one of SAML 2.0');
  const id = attributeOf(root, 'ID') ?? '';
  if (!ID.test(id)) throw wrong('The message has no id');
  const instant = attributeOf(root, 'IssueInstant') ?? '';
  const issuedAt = new Date(INSTANT.test(instant) ? instant : Number.NaN);
  if (Number.isNaN(issuedAt.getTime())) throw wrong('The message does not say when it was made');
  const issuer = issuerOf(root);
  return { id, issuer, issuedAt, destination: attributeOf(root, 'Destination') };
}

/**
 * The issuer that a message claims. @throws DomainError `saml.message_invalid`
 *
 * @throws DomainError `saml.message_invalid`
 */
export function issuerOf(root: Element): string {
  const issuer = textIn(root, NS.assertion, 'Issuer');
  if (issuer === undefined || issuer === '')
    throw refused('saml.message_invalid', 'The message does not say who sent it.');
  return issuer;
}
