import type { BilingualText } from '#kernel';
import type { ConnectionCheck } from './connection-check.js';
import type { ExternalIdentity } from './external-identity.js';
import type { ProviderScope } from './provider-scope.js';

/** An attribute that a provider gives about a person. */
export interface IdentityAttribute {
  /** Its name in `ExternalIdentity.attributes`. */
  readonly key: string;
  readonly label: BilingualText;
}

/** An outside provider of identities. A lib implements it and registers it with `Providers` when it starts. */
export interface Provider {
  /** Never changes. It is stored with each connection. */
  readonly key: string;
  /** Its display name. */
  readonly label: BilingualText;
  /**
   * Attributes of a person that administrators see masked, and can search for unmasked. Other attributes are kept only for the provider's
   * own use.
   */
  readonly attributes: readonly IdentityAttribute[];
  /**
   * Name of the attribute with an email address that the organisation has assigned to the person, who cannot choose it. Its value is
   * normalised by `identifierKey`. Left out: the provider vouches for no address, and nobody is recognised by one.
   */
  readonly vouchedEmail?: string;
  /**
   * Asks the provider now for that address, of a person whose logon brought none; undefined: it vouches for none. Left out: it cannot be
   * asked.
   */
  askVouchedEmail?(
    tenantId: string,
    identity: ExternalIdentity,
    signal: AbortSignal,
  ): Promise<string | undefined>;
  /** Facts about its people that applications may learn. Left out: none. */
  readonly scope?: ProviderScope;
  /** Addresses of the provider's servers, which the operator's doctor tries to reach. */
  readonly servers: readonly string[];
  /** Results of the last check of each of a tenant's connections, by the connection's id. Does not ask the provider again. */
  lastChecks(tenantId: string): Promise<ReadonlyMap<string, ConnectionCheck>>;
}
