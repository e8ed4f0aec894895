import fc from 'fast-check';
import { returnTarget } from './return-target.js';

const policy = {
  slug: 'demo',
  settings: {
    returnUrls: [
      'https://app.acme.test/cb',
      'acme-app://done',
      'https://app.acme.test/%E4%B8%AD',
      'https://xn--r8jz45g.test/',
    ],
  },
};

describe('the destination of a logon', () => {
  it.each([
    '/t/demo/',
    '/t/demo/account',
    '/t/demo/admin/bindings?page=2&sort=-created#top',
    '/t/demo/%E4%BD%A0%E5%A5%BD',
    '/t/demo/a..b/...',
    'https://app.acme.test/cb',
    'acme-app://done',
  ])('B6: can be %s', (wanted) => {
    expect(returnTarget(policy, wanted)).toBe(wanted);
  });

  it.each([
    ['/t/demo/中', '/t/demo/%E4%B8%AD'],
    ['/t/demo/👩‍👧?q=é#ü', '/t/demo/%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7?q=%C3%A9#%C3%BC'],
    ['/t/demo/\u2028', '/t/demo/%E2%80%A8'],
    ['/t/demo/"<>', '/t/demo/%22%3C%3E'],
    ['/t/demo/a/../b', '/t/demo/b'],
    ['https://app.acme.test/中', 'https://app.acme.test/%E4%B8%AD'],
    ['https://例え.test/', 'https://xn--r8jz45g.test/'],
  ])('B6: turns %j into %j, which is valid in a header', (wanted, target) => {
    expect(returnTarget(policy, wanted)).toBe(target);
  });

  it('B6: is always valid in a header, whatever is requested', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '/t/demo/'), (text, start) => {
        const target = returnTarget(policy, `${start}${text}`);
        expect(target).toMatch(/^\/t\/demo\/[\x21-\x7e]*$/);
      }),
    );
  });

  it.each([
    undefined,
    '',
    '/',
    '/t/',
    '/t/demo',
    '/t/demo2',
    '/t/demo2/',
    '/t/dem/',
    '/t/Demo/',
    '/T/demo/',
    't/demo/',
    './t/demo/',
    '//evil.test',
    '//evil.test/t/demo/',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/t/demo/\\..\\..',
    'https://evil.test',
    'https://evil.test/t/demo/',
    'https:evil.test',
    'javascript:alert(1)',
    'data:text/html,x',
    '/t/demo/..',
    '/t/demo/../',
    '/t/demo/../../evil',
    '/t/demo/../demo2/',
    '/t/demo/x/../../demo2/',
    '/t/demo/%2e%2e/demo2/',
    '/t/demo/%2E%2E/demo2/',
    '/t/demo/.%2e/demo2/',
    '/t/demo/%2e./demo2/',
    '/t/demo/%2e%2e%2fdemo2/',
    '/t/demo/..%2f..%2fevil',
    '/t/demo/x%2f..%2f..%2fevil',
    '/t/demo/%5c%5cevil.test',
    '/t/demo/..%5c..',
    '/t/demo/\t',
    '/t/demo/\r\nSet-Cookie: x=1',
    '/t/demo/\u0000',
    '/t/demo/\u007f',
    ' /t/demo/',
    '/t/demo/ x',
    '/t/demo/%',
    '/t/demo/%E0%A4',
    'http://portal.invalid/t/demo/',
    'https://app.acme.test/cb/',
    'https://app.acme.test/cb?x=1',
    'https://app.acme.test/cb#x',
    'HTTPS://app.acme.test/cb',
    'https://app.acme.test@evil.test/cb',
    'https://app.acme.test/',
    'acme-app://done/x',
    `/t/demo/${'x'.repeat(2_000)}`,
    `/t/demo/${'中'.repeat(300)}`,
    '/t/demo/\ud800',
    'https://app.acme.test/国',
  ])('B6: is the portal’s home instead of %j', (wanted) => {
    expect(returnTarget(policy, wanted)).toBe('/t/demo/');
  });
});
