import { BlockList, isIP, isIPv4 } from 'node:net';

/** What a receiver may never be, whatever the operator allows: this host, its link, clouds' metadata, no single host. */
const NEVER = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '100.100.100.200/32', // metadata of Alibaba Cloud
  '192.0.0.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  'fe80::/10',
  'fd00:ec2::254/128', // metadata of AWS
  'ff00::/8',
];

/** Networks that are not the public internet; the operator may allow parts of them. */
const PRIVATE = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  'fc00::/7',
  'fec0::/10',
];

/** IPv6 forms of other addresses, behind which a forbidden one could hide. Nobody needs them to reach a receiver. */
const DISGUISES = ['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/32', '2002::/16'];

const LOOPBACK = networks(['127.0.0.0/8', '::1/128']);
const never = networks([...NEVER, ...DISGUISES]);
const notPublic = networks(PRIVATE);

/** Which addresses may receive the log. */
export class NetworkRules {
  readonly #allowed: BlockList;

  /**
   * @param allowed private networks that the operator allows, `10.1.0.0/16`
   * @param isLoopbackAllowed outside of production: a receiver on this machine, for trials and tests
   */
  constructor(
    allowed: readonly string[],
    private readonly isLoopbackAllowed: boolean,
  ) {
    this.#allowed = networks(allowed);
  }

  allows(address: string): boolean {
    const plain = plainAddress(address);
    if (isIP(plain) === 0 || plain.includes('%')) return false;
    if (this.isLoopbackAllowed && contains(LOOPBACK, plain)) return true;
    if (contains(never, plain)) return false;
    return !contains(notPublic, plain) || contains(this.#allowed, plain);
  }
}

/** An IPv4 address in the clothes of an IPv6 one (`::ffff:…`) is judged as what it is. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const words = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address);
  if (words === null) return address;
  const [high, low] = [words[1], words[2]].map((word = '0') => parseInt(word, 16));
  return [high, low].flatMap((word = 0) => [word >> 8, word & 255]).join('.');
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function networks(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [network = '', prefix = ''] = entry.split('/');
    list.addSubnet(network, Number(prefix), isIPv4(network) ? 'ipv4' : 'ipv6');
  }
  return list;
}
