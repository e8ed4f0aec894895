import { forwardedRequest, type ForwardedHeaders } from './forwarded-request.js';

const GOOD: ForwardedHeaders = { host: 'wiki.example', proto: 'https', method: 'get', uri: '/page?q=1' };
const read = (change: Partial<ForwardedHeaders>) => forwardedRequest({ ...GOOD, ...change });

describe('O10: the request that a proxy describes', () => {
  it('has one address of one host', () => {
    expect(read({})).toEqual({ method: 'GET', url: new URL('https://wiki.example/page?q=1') });
    expect(read({ host: 'WIKI.example:8443' })?.url.host).toBe('wiki.example:8443');
    expect(read({ host: 'wiki.example:443' })?.url.host).toBe('wiki.example');
    expect(read({ method: undefined })?.method).toBe('GET');
  });

  it('never leads to another host, however it is written', () => {
    expect(read({ uri: '//evil.example/' })?.url.host).toBe('wiki.example');
    expect(read({ uri: '/@evil.example/' })?.url.host).toBe('wiki.example');
    expect(read({ uri: '/..//evil.example' })?.url.host).toBe('wiki.example');
  });

  it.each<Partial<ForwardedHeaders>>([
    { host: undefined },
    { host: 'wiki.example, evil.example' },
    { host: 'user@wiki.example' },
    { host: 'wiki.example/x' },
    { host: 'wiki.example:99999' },
    { host: '' },
    { proto: undefined },
    { proto: 'javascript' },
    { proto: 'https, http' },
    { uri: undefined },
    { uri: 'https://evil.example/' },
    { uri: '@evil.example/' },
    { uri: '/a b' },
    { uri: '/a\\b' },
    { uri: '/a\r\nset-cookie: x' },
    { uri: `/${'a'.repeat(5_000)}` },
  ])('is refused if it does not: %j', (change) => {
    expect(read(change)).toBeUndefined();
  });
});
