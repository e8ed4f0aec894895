import { transportSecurityOf } from './transport-security.js';

describe('the transport security of a database connection', () => {
  it.each([
    ['postgresql://app@127.0.0.1/openeiam', 'local'],
    ['postgresql://app@[::1]/openeiam', 'local'],
    ['postgresql:///openeiam?host=/run/postgresql', 'local'],
    ['postgresql://app@db/openeiam', 'clear'],
    ['postgresql://app@127.evil.test/openeiam', 'clear'],
    ['postgresql://app@db/openeiam?sslmode=disable', 'clear'],
    ['postgresql://app@db/openeiam?sslmode=no-verify', 'unchecked'],
    ['postgresql://app@db/openeiam?sslmode=require', 'checked'],
  ])('K3: is derived from the address: %s', (url, way) => {
    expect(transportSecurityOf(url)).toBe(way);
  });
});
