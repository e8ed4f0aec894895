import { DomainError } from '#kernel';
import { parseCallback } from './callback.js';

describe('the callback', () => {
  it.each([
    ['both names', { code: 'c1', authCode: 'c1', state: 's' }],
    ['the new name', { authCode: 'c1', state: 's' }],
    ['the old name', { code: 'c1', state: 's' }],
  ])('yields the code sent by %s', (_name, query) => {
    expect(parseCallback(query)).toEqual({ kind: 'granted', state: 's', code: 'c1' });
  });

  it('yields the refusal, cut to a length that fits into a log', () => {
    expect(parseCallback({ error: 'x'.repeat(5000), state: 's' })).toEqual({
      kind: 'refused',
      state: 's',
      error: 'x'.repeat(100),
    });
  });

  it.each([
    ['two different codes', { code: 'c1', authCode: 'c2', state: 's' }],
    ['a repeated parameter', { code: ['c1', 'c1'], state: 's' }],
    ['a repeated state', { code: 'c1', state: ['s', 's'] }],
    ['no state', { code: 'c1' }],
    ['an empty state', { code: 'c1', state: '' }],
    ['neither code nor error', { state: 's' }],
    ['a code and an error', { code: 'c1', error: 'access_denied', state: 's' }],
    ['an empty code', { authCode: '', code: 'c1', state: 's' }],
    ['an endless code', { code: 'c'.repeat(600), state: 's' }],
    ['a code with a line break', { code: 'c1\r\nx', state: 's' }],
  ])('is refused with %s', (_name, query) => {
    expect(() => parseCallback(query)).toThrow(DomainError);
  });
});
