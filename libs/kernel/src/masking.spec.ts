import { maskEmail, maskIdentifier, maskName } from './index.js';

describe('masking', () => {
  it.each([
    ['Alice', 'A***'],
    ['  Alice', 'A***'],
    ['王小明', '王***'],
    ['𠮷田', '𠮷***'],
    ['👩‍👩‍👧 family', '👩‍👩‍👧***'],
    ['e\u0301mile', 'e\u0301***'],
    ['A', 'A***'],
    ['', '***'],
    ['   ', '***'],
  ])('keeps the first visible character of the name %j', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['alice@demo.test', 'a***@demo.test'],
    ['a@demo.test', 'a***@demo.test'],
    ['"a@b"@demo.test', '"***@demo.test'],
    ['𠮷@demo.test', '𠮷***@demo.test'],
    ['@demo.test', '***'],
    ['no address', '***'],
    ['', '***'],
  ])('keeps the first visible character and the domain of the address %j', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });

  it.each([
    ['UNION-alice', '…lice'],
    ['123456789', '…6789'],
    ['12345678', '…'],
    ['12345𠮷𠮷𠮷𠮷𠮷', '…𠮷𠮷𠮷𠮷'],
    ['𠮷𠮷𠮷𠮷𠮷', '…'],
    ['', '…'],
  ])('keeps the end of the identifier %j if enough of it stays hidden', (id, masked) => {
    expect(maskIdentifier(id)).toBe(masked);
  });
});
