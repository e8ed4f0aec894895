import { NS } from '../domain/names.js';
import { element, type Markup } from '../xml/markup.js';

/** Allowed clock skew in milliseconds. */
export const SKEW_MS = 180_000;

/** Milliseconds within which a response must arrive. */
const LIFE_MS = 300_000;

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const URI = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri';
const BASIC = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';

export interface NameId {
  readonly value: string;
  /** The format's identifier. */
  readonly format: string;
}

export interface Attribute {
  readonly name: string;
  readonly friendlyName: string | null;
  readonly values: readonly string[];
}

/** What an assertion says about a person and their logon. */
export interface NewAssertion {
  readonly id: string;
  readonly issuer: string;
  readonly audience: string;
  readonly recipient: string;
  readonly inResponseTo: string | undefined;
  readonly now: Date;
  readonly nameId: NameId;
  readonly authenticatedAt: Date;
  readonly sessionIndex: string;
  readonly sessionEndsAt: Date;
  readonly contextClass: string;
  readonly attributes: readonly Attribute[];
}

/** An unsigned assertion (SAML Core, 2.3.3) for the browser profile (SAML Profiles, 4.1.4.2). */
export function assertion(given: NewAssertion): string {
  const { id, issuer, audience, recipient, inResponseTo, now } = given;
  const at = (milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();
  return element(
    'saml:Assertion',
    { 'xmlns:saml': NS.assertion, ID: id, Version: '2.0', IssueInstant: at(0) },
    element('saml:Issuer', {}, issuer),
    element(
      'saml:Subject',
      {},
      nameIdElement(given.nameId, issuer, audience),
      element(
        'saml:SubjectConfirmation',
        { Method: BEARER },
        element('saml:SubjectConfirmationData', {
          InResponseTo: inResponseTo,
          NotOnOrAfter: at(LIFE_MS),
          Recipient: recipient,
        }),
      ),
    ),
    element(
      'saml:Conditions',
      { NotBefore: at(-SKEW_MS), NotOnOrAfter: at(LIFE_MS) },
      element('saml:AudienceRestriction', {}, element('saml:Audience', {}, audience)),
    ),
    element(
      'saml:AuthnStatement',
      {
        AuthnInstant: given.authenticatedAt.toISOString(),
        SessionIndex: given.sessionIndex,
        // For many applications this is the only sign that a session has ended: they ask again at this time.
        SessionNotOnOrAfter: given.sessionEndsAt.toISOString(),
      },
      element('saml:AuthnContext', {}, element('saml:AuthnContextClassRef', {}, given.contextClass)),
    ),
    ...attributeStatement(given.attributes),
  ).xml;
}

/** A person's name id for one application. */
export function nameIdElement({ value, format }: NameId, issuer: string, audience: string): Markup {
  const isBetweenThem = /:(persistent|transient)$/.test(format);
  const qualifiers = isBetweenThem ? { NameQualifier: issuer, SPNameQualifier: audience } : {};
  return element('saml:NameID', { Format: format, ...qualifiers }, value);
}

/** Left out when empty, as the schema requires. */
function attributeStatement(attributes: readonly Attribute[]): readonly Markup[] {
  if (attributes.length === 0) return [];
  const written = attributes.map(({ name, friendlyName, values }) =>
    element(
      'saml:Attribute',
      {
        Name: name,
        NameFormat: /^(urn|https?):/.test(name) ? URI : BASIC,
        FriendlyName: friendlyName ?? undefined,
      },
      ...values.map((value) => element('saml:AttributeValue', {}, value)),
    ),
  );
  return [element('saml:AttributeStatement', {}, ...written)];
}
