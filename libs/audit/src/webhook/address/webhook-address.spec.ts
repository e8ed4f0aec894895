import type { LookupAddress, lookup } from 'node:dns';
import { DomainError } from '#kernel';
import { allowedLookup } from '#http';
import { NetworkRules } from '#http';
import { webhookAddress } from './webhook-address.js';

const production = new NetworkRules([], false);
const inHouse = new NetworkRules(['10.20.0.0/16', 'fd12::/16'], false);

describe('the address of a receiver', () => {
  it.each([
    '127.0.0.1',
    '127.255.0.9',
    '0.0.0.0',
    '169.254.169.254',
    '100.100.100.200',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::10.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2001:0:1::',
    '168.63.129.16',
    '::ffff:a83f:8110',
    '::ffff:0:7f00:1',
    '64:ff9b:1::7f00:1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.7',
    '240.0.0.1',
    '100.96.0.96',
    '100::1',
    '2001:2::1',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '3fff::1',
    '5f00::1',
    '4000::1',
    '1::1',
    'fec0::1',
    'fd20:ce::254',
    'fd00:42::42',
    'fe80::1%eth0',
    '0177.0.0.1',
    '2130706433',
    '127.1',
    'no address',
    '',
  ])('must not be in %s in production', (address) => {
    expect(production.allows(address)).toBe(false);
  });

  it.each(['8.8.8.8', '100.128.0.1', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    'may be in %s',
    (address) => {
      expect(production.allows(address)).toBe(true);
    },
  );

  it('may be in a private network that the operator allows, and in no other', () => {
    const addresses = ['10.20.3.4', '10.21.0.1', 'fd12::9', 'fd13::9', '::ffff:10.20.3.4'];
    expect(addresses.map((address) => inHouse.allows(address))).toEqual([true, false, true, false, true]);
    expect(new NetworkRules(['198.18.0.0/15'], false).allows('198.18.0.1')).toBe(true);
  });

  it('may be in any private network, or on this machine, when the operator names the address itself', () => {
    const operators = new NetworkRules('private', true);
    for (const address of ['10.0.0.1', '127.0.0.1', '::1', 'fd12::9', '8.8.8.8'])
      expect([address, operators.allows(address)]).toEqual([address, true]);
    for (const address of ['169.254.169.254', '168.63.129.16', '0.0.0.0', '224.0.0.1', '::ffff:0:7f00:1'])
      expect([address, operators.allows(address)]).toEqual([address, false]);
  });

  it('is never a metadata address or one of this host, whatever the operator allows', () => {
    const everything = new NetworkRules(['0.0.0.0/0', '::/0'], false);
    const addresses = [
      '169.254.169.254',
      '168.63.129.16',
      '100.100.100.200',
      'fd00:ec2::254',
      '192.0.0.192',
      '127.0.0.1',
      '::1',
      '0.0.0.0',
      '::',
      '::ffff:0:7f00:1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ];
    expect(addresses.filter((address) => everything.allows(address))).toEqual([]);
  });

  it.each([
    ['http://siem.acme.test/log', 'plain http'],
    ['http://127.0.0.1/log', 'plain http to this host, in production'],
    ['ftp://siem.acme.test/log', 'another protocol'],
    ['https://user:secret@siem.acme.test/log', 'a user'],
    ['https://siem.acme.test/log?token=secret', 'a query'],
    ['https://siem.acme.test/log#part', 'a fragment'],
    ['https://2130706433/log', 'a number for this host'],
    ['https://0x7f.1/log', 'this host in disguise'],
    ['https://[::ffff:169.254.169.254]/', 'metadata in disguise'],
    ['https://[::ffff:0:7f00:1]/', 'this host in another disguise'],
    ['https://168.63.129.16/', 'metadata at a public address'],
    ['siem.acme.test', 'no address'],
    [`https://siem.acme.test/${'x'.repeat(1_000)}`, 'a very long one'],
  ])('must not be %s: %s', (address) => {
    expect(() => webhookAddress(address, production, false)).toThrow(DomainError);
  });

  it('must use https, except for this host outside of production', () => {
    expect(webhookAddress('https://siem.acme.test/log', production, false).href).toBe(
      'https://siem.acme.test/log',
    );
    const trial = new NetworkRules([], true);
    expect(webhookAddress('http://localhost:9000/log', trial, true).port).toBe('9000');
    expect(() => webhookAddress('http://siem.acme.test/log', trial, true)).toThrow(DomainError);
  });
});

describe('the look-up of a receiver, for the connection that follows', () => {
  const answering = (...addresses: string[]): typeof lookup =>
    ((_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) => {
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as unknown as typeof lookup; // the only form that is called

  function lookedUp(find: typeof lookup): Promise<unknown> {
    return new Promise((resolve, reject) => {
      allowedLookup(production, find)('siem.acme.test', { all: true }, (error, found) => {
        if (error === null) resolve(found);
        else reject(error);
      });
    });
  }

  it('returns the addresses to connect to', async () => {
    await expect(lookedUp(answering('8.8.8.8'))).resolves.toEqual([{ address: '8.8.8.8', family: 4 }]);
  });

  it("is refused when any one of the name's addresses is internal, which defeats DNS rebinding", async () => {
    await expect(lookedUp(answering('127.0.0.1'))).rejects.toMatchObject({ code: 'FORBIDDEN_ADDRESS' });
    await expect(lookedUp(answering('8.8.8.8', 'fe80::1'))).rejects.toMatchObject({
      code: 'FORBIDDEN_ADDRESS',
    });
    await expect(lookedUp(answering())).rejects.toMatchObject({ code: 'FORBIDDEN_ADDRESS' });
  });
});
