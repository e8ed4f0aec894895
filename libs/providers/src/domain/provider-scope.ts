import type { BilingualText } from '#kernel';
import type { ExternalIdentity } from './external-identity.js';

/** Returns the value of a claim; undefined if the provider has not given it for this person. */
export type ClaimOf = (person: Pick<ExternalIdentity, 'subject' | 'attributes'>) => string | undefined;

/** A scope of OpenID Connect, named like its provider, with which applications learn what the provider knows about a person. */
export interface ProviderScope {
  /** What a person allows with it: completes "It will learn:", such as "your ids in that app". */
  readonly label: BilingualText;
  /** Its claims, by names that begin with the provider's key and an underscore so that no two providers share one. */
  readonly claims: Readonly<Record<string, ClaimOf>>;
}
