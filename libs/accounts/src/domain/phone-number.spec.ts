import { e164Of } from './phone-number.js';

describe('a phone number', () => {
  it.each([
    ['13800138000', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['010-8888 8888', '+861088888888'],
    ['+44 20 7946 0018', '+442079460018'],
    ['+852 5123 4567', '+85251234567'],
  ])('%j is stored as %s, which is itself accepted unchanged', (text, number) => {
    expect(e164Of(text)).toBe(number);
    expect(e164Of(number)).toBe(number);
  });

  it.each([
    '',
    '12345',
    '138****8000',
    '+86 1380013800',
    '+86138001380001',
    '+999 123456789',
    '13800138000 ext 5',
    'call 13800138000',
    '=13800138000',
    `+86${'0'.repeat(5_000)}`,
  ])('%.20j is refused', (text) => {
    expect(e164Of(text)).toBeUndefined();
  });
});
