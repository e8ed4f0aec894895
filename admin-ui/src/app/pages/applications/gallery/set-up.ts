import type { NewApplication } from '../../../api/generated/models/new-application';

/** What an application has to be told, once it is registered. */
export interface Facts {
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

/** How an application is connected: what is registered here, and what is entered there. Names are as the application has them. */
export interface SetUp {
  readonly key: string;
  readonly name: string;
  /** What kind of application it is, where the name is none that people know. */
  readonly text?: string;
  /** Public documentation that it was taken from. */
  readonly source: string;
  /** An address of the application, for people to write theirs like it. Absent: nothing follows from the address. */
  readonly example?: string;
  /** It is never redirected to. */
  readonly withoutAddresses?: true;
  /** What is registered, by the address of the application. */
  readonly register: (base: string) => Partial<NewApplication>;
  /** Where the values are entered. */
  readonly place?: string;
  readonly values: (facts: Facts) => readonly (readonly [name: string, value: string])[];
}
