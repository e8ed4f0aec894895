import type { NewApplication } from '../../../api/generated/models/new-application';
import type { NewForwardApplication } from '../../../api/generated/models/new-forward-application';
import type { NewSamlApplication } from '../../../api/generated/models/new-saml-application';

/** A value to enter in the application, with the name of its field there. */
export type Value = readonly [name: string, value: string];

/** The common part of every set-up. Names are those of the application. */
interface AnySetUp {
  readonly key: string;
  readonly name: string;
  /** The kind of application, where the name is not well known. */
  readonly text?: string;
  /** The public documentation of the values. Values from elsewhere name their source in place. */
  readonly source: string;
  /** An example address of the application. Absent: no values are derived from its address. */
  readonly example?: string;
  /** Where the values are entered. */
  readonly place?: string;
}

/** The values that an OpenID Connect application needs after its registration. */
export interface OidcFacts {
  readonly issuer: string;
  readonly discovery: string;
  readonly clientId: string;
  /** The secret, or a placeholder when it is no longer shown. */
  readonly clientSecret: string;
  /** The first redirect address. */
  readonly redirectUri: string;
  /** The application's address, without a trailing slash. */
  readonly base: string;
}

/** How to connect an application by OpenID Connect: what to register here, derived from its address, and what to enter there. */
export interface OidcSetUp extends AnySetUp {
  readonly protocol: 'oidc';
  /** The application has no redirects. */
  readonly withoutAddresses?: true;
  readonly register: (base: string) => Partial<NewApplication>;
  readonly values: (facts: OidcFacts) => readonly Value[];
}

/** The values that a SAML application needs. */
export interface SamlFacts {
  /** The address of the metadata, which is also the entity id. */
  readonly metadataUrl: string;
  readonly ssoUrl: string;
  readonly sloUrl: string;
  /** PEM. */
  readonly certificate: string;
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
  readonly base: string;
}

/** A value that only the person who connects the application knows. */
export interface Question {
  readonly key: string;
  readonly label: string;
  readonly example: string;
}

/** How to connect an application by SAML. Without an entity id in `register`, the form asks for its metadata. */
export interface SamlSetUp extends AnySetUp {
  readonly protocol: 'saml';
  readonly questions?: readonly Question[];
  readonly register: (base: string, answers: Readonly<Record<string, string>>) => Partial<NewSamlApplication>;
  readonly values: (facts: SamlFacts) => readonly Value[];
}

/** How to configure a proxy to protect an application. */
export interface ForwardSetUp extends AnySetUp {
  readonly protocol: 'forward';
  readonly register: () => Partial<NewForwardApplication>;
}

/** How to connect an application. */
export type SetUp = OidcSetUp | SamlSetUp | ForwardSetUp;
