import type { BilingualText } from '#kernel';
import type { ExternalIdentity } from './external-identity.js';

/** Gives the value of a claim; undefined where the provider has not told it of this person. */
export type ClaimOf = (person: Pick<ExternalIdentity, 'subject' | 'attributes'>) => string | undefined;

/** A scope of OpenID Connect, named like its provider, by which applications learn what the provider knows of a person. */
export interface ProviderScope {
  /** What a person allows by it, to complete "It will learn:", such as "your ids in that app". */
  readonly label: BilingualText;
  /** Its claims by their names, which begin with the provider's key and an underscore so that no two providers share one. */
  readonly claims: Readonly<Record<string, ClaimOf>>;
}
