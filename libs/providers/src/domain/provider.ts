import type { BilingualText } from '#kernel';
import type { ConnectionCheck } from './connection-check.js';
import type { ExternalIdentity } from './external-identity.js';
import type { ProviderScope } from './provider-scope.js';

/** Something that a provider tells about a person. */
export interface IdentityAttribute {
  /** Its name in `ExternalIdentity.attributes`. */
  readonly key: string;
  readonly label: BilingualText;
}

/** An outside provider of identities. A lib implements it and registers it at `Providers` when it starts. */
export interface Provider {
  /** Never changes. It is kept with each connection. */
  readonly key: string;
  /** What people call it. */
  readonly label: BilingualText;
  /**
   * What administrators see of a person, masked, and can search for, unmasked. Other attributes are kept only for the
   * provider's own use.
   */
  readonly attributes: readonly IdentityAttribute[];
  /**
   * Name of the attribute with an email address that the organisation has given the person, who cannot choose it. Its value is as
   * `identifierKey` makes it. Left out: the provider vouches for no address, and nobody is recognised by one.
   */
  readonly vouchedEmail?: string;
  /** Asks the provider for that address, now, of somebody who came without it; undefined: it vouches for none. Left out: it cannot be asked. */
  askVouchedEmail?(
    tenantId: string,
    identity: ExternalIdentity,
    signal: AbortSignal,
  ): Promise<string | undefined>;
  /** What applications may learn about its people. Left out: nothing. */
  readonly scope?: ProviderScope;
  /** Addresses of the provider's servers, which the operator's doctor tries to reach. */
  readonly servers: readonly string[];
  /** What the last check of each of a tenant's connections found, by the connection's id, without asking the provider again. */
  lastChecks(tenantId: string): Promise<ReadonlyMap<string, ConnectionCheck>>;
}
