import type { NewApplication } from '../../../api/generated/models/new-application';
import type { NewForwardApplication } from '../../../api/generated/models/new-forward-application';
import type { NewSamlApplication } from '../../../api/generated/models/new-saml-application';

/** Something to enter, by its name over there. */
export type Value = readonly [name: string, value: string];

/** What every set-up has. Names are as the application has them. */
interface AnySetUp {
  readonly key: string;
  readonly name: string;
  /** What kind of application it is, where the name is none that people know. */
  readonly text?: string;
  /** Public documentation that it was taken from. What comes from elsewhere says so where it stands. */
  readonly source: string;
  /** An address of the application, for people to write theirs like it. Absent: nothing follows from the address. */
  readonly example?: string;
  /** Where the values are entered. */
  readonly place?: string;
}

/** What an application that speaks OpenID Connect has to be told, once it is registered. */
export interface OidcFacts {
  readonly issuer: string;
  readonly discovery: string;
  readonly clientId: string;
  /** Or a word in its place, when it is not shown any more. */
  readonly clientSecret: string;
  /** The first one. */
  readonly redirectUri: string;
  /** Of the application, without the slash at its end. */
  readonly base: string;
}

/** How an application is connected by OpenID Connect: what is registered here, by its address, and what is entered there. */
export interface OidcSetUp extends AnySetUp {
  readonly protocol: 'oidc';
  /** It is never redirected to. */
  readonly withoutAddresses?: true;
  readonly register: (base: string) => Partial<NewApplication>;
  readonly values: (facts: OidcFacts) => readonly Value[];
}

/** What an application that speaks SAML has to be told. */
export interface SamlFacts {
  /** Address of our metadata, which is our entity id, too. */
  readonly metadataUrl: string;
  readonly ssoUrl: string;
  readonly sloUrl: string;
  /** PEM. */
  readonly certificate: string;
  /** SHA-256 of it. */
  readonly fingerprint: string;
  readonly base: string;
}

/** Something that only the person who connects the application knows. */
export interface Question {
  readonly key: string;
  readonly label: string;
  readonly example: string;
}

/** How an application is connected by SAML. Without an entity id in `register` its metadata is asked for. */
export interface SamlSetUp extends AnySetUp {
  readonly protocol: 'saml';
  readonly questions?: readonly Question[];
  readonly register: (base: string, answers: Readonly<Record<string, string>>) => Partial<NewSamlApplication>;
  readonly values: (facts: SamlFacts) => readonly Value[];
}

/** How a proxy is told to protect an application. */
export interface ForwardSetUp extends AnySetUp {
  readonly protocol: 'forward';
  readonly register: () => Partial<NewForwardApplication>;
}

/** How an application is connected. */
export type SetUp = OidcSetUp | SamlSetUp | ForwardSetUp;
