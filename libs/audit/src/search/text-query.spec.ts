import { textQuery } from './text-query.js';

describe('what a person types to search the log', () => {
  it.each([
    ['alice', `'alice'`],
    ['alice refused', `'alice' & 'refused'`],
    ['"left the company" alice', `'left the company' & 'alice'`],
    ['ding*', `'ding':*`],
    ['logon -password', `'logon' & !'password'`],
    ['-"two words" x', `!'two words' & 'x'`],
    ['203.0.113.7', `'203.0.113.7'`],
    ['张三*', `'张三':*`],
    [`it's`, `'it''s'`],
    ['a\\b', `'a\\\\b'`],
    ['one " two', `'one' & 'two'`],
  ])('%j asks for %s', (typed, query) => {
    expect(textQuery(typed)).toBe(query);
  });

  it.each(['', '   ', '!!!', '* - "', '""', '-alice', '()&|!<->:'])(
    '%j asks for nothing that could be found',
    (typed) => {
      expect(textQuery(typed)).toBeNull();
    },
  );
});
