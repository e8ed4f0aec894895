import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/** The only IPv6 range allocated for the public internet (RFC 4291, 2.4). Everything else is denied, known or not. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Ranges, by the names of `ipaddr.js`, that the operator may allow in part. */
const MAY_BE_ALLOWED: ReadonlySet<string> = new Set([
  'private',
  'carrierGradeNat',
  'uniqueLocal',
  'deprecatedSiteLocal',
]);

/** The network for benchmarks, which `ipaddr.js` does not name. Some use it as a private network, so the operator may allow it as well. */
const MAY_BE_ALLOWED_TOO = ipaddr.parseCIDR('198.18.0.0/15');

/** Metadata services of clouds that no range covers: they have public or private addresses. */
const METADATA: readonly Network[] = [
  '168.63.129.16/32', // Azure
  '100.100.100.200/32', // Alibaba Cloud
  '100.96.0.96/32', // Volcano Engine
  'fd00:ec2::/32', // AWS
  'fd20:ce::254/128', // Google Cloud
  'fd00:42::42/128', // Scaleway
].map((network) => ipaddr.parseCIDR(network));

/** Which addresses the product may connect to. */
export class NetworkRules {
  readonly #allowed: readonly Network[] | 'private';

  /**
   * @param allowed private networks that the operator allows, such as `10.1.0.0/16`; or `private`: all of them, for addresses that the
   * operator sets
   * @param isLoopbackAllowed allows a receiver on this machine, for trials and tests, and for addresses that the operator sets
   */
  constructor(
    allowed: readonly string[] | 'private',
    private readonly isLoopbackAllowed: boolean,
  ) {
    this.#allowed = allowed === 'private' ? allowed : allowed.map((network) => ipaddr.parseCIDR(network));
  }

  /** Denies every address that is neither global unicast nor explicitly allowed. */
  allows(text: string): boolean {
    if (isIP(text) === 0 || text.includes('%')) return false;
    // An IPv4 address in IPv6 form (`::ffff:…`) is judged as IPv4.
    const address = ipaddr.process(text);
    const range = address.range();
    if (range === 'loopback') return this.isLoopbackAllowed;
    if (METADATA.some((network) => contains(network, address))) return false;
    if (isGlobal(address)) return true;
    const mayBe = MAY_BE_ALLOWED.has(range) || contains(MAY_BE_ALLOWED_TOO, address);
    return mayBe && this.isNamed(address);
  }

  private isNamed(address: Address): boolean {
    return this.#allowed === 'private' || this.#allowed.some((network) => contains(network, address));
  }
}

function isGlobal(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || contains(GLOBAL_IPV6, address);
}

function contains(network: Network, address: Address): boolean {
  return network[0].kind() === address.kind() && address.match(network);
}
