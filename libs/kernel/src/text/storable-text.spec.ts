import { storableText } from './storable-text.js';

describe('a storable text', () => {
  it.each([
    ['a\0b', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
    ['👩‍👧', '👩‍👧'],
    ['a\u0001\n', 'a\u0001\n'],
  ])('K7: given as %j becomes %j', (text, stored) => {
    expect(storableText(text)).toBe(stored);
  });

  it('is cut without leaving half a character', () => {
    expect(storableText('ab👩', 3)).toBe('ab\ufffd');
  });
});
