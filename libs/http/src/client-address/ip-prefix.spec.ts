import { ipPrefix } from '../index.js';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:0:12ff:1:2:3:4', '2001:db8:0:1200::/56'],
    ['2001:db8:0:1200::1', '2001:db8:0:1200::/56'],
    ['2001:db8::1', '2001:db8:0:0::/56'],
    ['::1', '0:0:0:0::/56'],
    ['fe80::1%eth0', 'fe80:0:0:0::/56'],
    ['not an address', 'not an address'],
  ])('for %s is %s', (ip, prefix) => {
    expect(ipPrefix(ip)).toBe(prefix);
  });
});
