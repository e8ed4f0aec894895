import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/** The only IPv6 addresses that are given out for the public internet (RFC 4291, 2.4). Anything else is denied, known or not. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Ranges, by the names of `ipaddr.js`, of which the operator may allow parts. */
const MAY_BE_ALLOWED: ReadonlySet<string> = new Set([
  'private',
  'carrierGradeNat',
  'uniqueLocal',
  'deprecatedSiteLocal',
]);

/** Networks for the same that `ipaddr.js` calls by no name of their own: those for benchmarks, which some build networks of. */
const MAY_BE_ALLOWED_TOO = ipaddr.parseCIDR('198.18.0.0/15');

/** Metadata services of clouds that no range covers: they stand at public or private addresses. */
const METADATA: readonly Network[] = [
  '168.63.129.16/32', // Azure
  '100.100.100.200/32', // Alibaba Cloud
  '100.96.0.96/32', // Volcano Engine
  'fd00:ec2::/32', // AWS
  'fd20:ce::254/128', // Google Cloud
  'fd00:42::42/128', // Scaleway
].map((network) => ipaddr.parseCIDR(network));

/** Which addresses may be connected to. */
export class NetworkRules {
  readonly #allowed: readonly Network[] | 'private';

  /**
   * @param allowed private networks that the operator allows, `10.1.0.0/16`; or `private`: every one, for what the operator names
   * @param isLoopbackAllowed a receiver on this machine, for trials and tests, and for what the operator names
   */
  constructor(
    allowed: readonly string[] | 'private',
    private readonly isLoopbackAllowed: boolean,
  ) {
    this.#allowed = allowed === 'private' ? allowed : allowed.map((network) => ipaddr.parseCIDR(network));
  }

  /** What is neither global unicast nor allowed by name is denied. */
  allows(text: string): boolean {
    if (isIP(text) === 0 || text.includes('%')) return false;
    // An IPv4 address in the clothes of an IPv6 one (`::ffff:…`) is judged as what it is.
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
