import { validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { asciiAddress } from './ascii-address.js';

describe('an address for a header', () => {
  it.each([
    ['/t/demo/中', '/t/demo/%E4%B8%AD'],
    ['/t/demo/?q=👩‍👧#ü', '/t/demo/?q=%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7#%C3%BC'],
    ['/t/demo/\u2028', '/t/demo/%E2%80%A8'],
    ['/t/demo/\ud800', '/t/demo/%EF%BF%BD'],
    ['/t/demo/\r\nx: y', '/t/demo/%0D%0Ax:%20y'],
    ['https://例え.test/中', 'https://xn--r8jz45g.test/%E4%B8%AD'],
    ['https://app.test/a b', 'https://app.test/a%20b'],
  ])('B6: given as %j becomes %j', (address, sent) => {
    expect(asciiAddress(address)).toBe(sent);
  });

  it.each(['', '/', '/t/demo/%E4%B8%AD', 'HTTPS://App.test', 'https://app.test', 'acme-app://done', '/%zz'])(
    'given as %j stays unchanged',
    (address) => {
      expect(asciiAddress(address)).toBe(address);
    },
  );

  it('B6: can be sent, and stays the same when converted again, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '/t/demo/', 'https://a.test/'),
        (text, start) => {
          const address = asciiAddress(`${start}${text}`);
          expect(() => {
            validateHeaderValue('location', address);
          }).not.toThrow();
          expect(address).toMatch(/^[\x21-\x7e]*$/);
          expect(asciiAddress(address)).toBe(address);
        },
      ),
    );
  });
});
