import { soughtWords, textQuery } from './text-query.js';

const queryOf = (typed: string): string => textQuery(soughtWords(typed), (value) => `⟨${value}⟩`);

describe('the text of a search in the log', () => {
  it.each([
    ['alice', `'alice'`],
    ['alice refused', `'alice' & 'refused'`],
    ['"left the company" alice', `'left the company' & 'alice'`],
    ['ding*', `'ding':*`],
    ['logon -password', `'logon' & !'password'`],
    ['-"two words" x', `!'two words' & 'x'`],
    ['203.0.113.7', `'203.0.113.7'`],
    [`it's`, `'it''s'`],
    ['a\\b', `'a\\\\b'`],
    ['one " two', `'one' & 'two'`],
    ['“left the company” －x', `'left the company' & !'x'`],
    ['ding＊', `'ding':*`],
  ])('%j searches for %s', (typed, query) => {
    expect(queryOf(typed)).toBe(`to_tsquery('simple', ⟨${query}⟩)`);
  });

  it.each([
    ['离职', `(to_tsquery('simple', ⟨'离职'⟩) || words.query(⟨离职⟩, false))`],
    ['张三*', `(to_tsquery('simple', ⟨'张三':*⟩) || words.query(⟨张三⟩, true))`],
    [
      '-离职 x',
      `to_tsquery('simple', ⟨'x'⟩) && !!(to_tsquery('simple', ⟨'离职'⟩) || words.query(⟨离职⟩, false))`,
    ],
  ])('%j also searches for pairs of characters', (typed, query) => {
    expect(queryOf(typed)).toBe(query);
  });

  it.each(['', '   ', '!!!', '* - "', '""', '-alice', '-离职', '，。', '()&|!<->:'])(
    '%j contains nothing to search for',
    (typed) => {
      expect(soughtWords(typed)).toEqual([]);
    },
  );
});
