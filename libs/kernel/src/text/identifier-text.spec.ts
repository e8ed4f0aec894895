import { identifierText, skeletonOf } from '../index.js';

const username = identifierText(64);
const refusalOf = (text: string): string => username.safeParse(text).error?.issues[0]?.message ?? 'taken';
const looksLike = (one: string, other: string): boolean =>
  skeletonOf(username.parse(one)) === skeletonOf(username.parse(other));

describe('K5: an identifier', () => {
  it.each([
    ['Alice', 'alice'],
    [' ａｌｉｃｅ ', 'alice'],
    ['ZHANG.Wei-2', 'zhang.wei-2'],
    ['张伟', '张伟'],
    ['zhang伟_2', 'zhang伟_2'],
    ['田中タロウ', '田中タロウ'],
    ['kim김', 'kim김'],
    ['алиса', 'алиса'],
    ['Ελένη', 'ελένη'],
    ['דוד', 'דוד'],
    ['ཧཱུྃ', 'ཧཱུྃ'],
    ['ﬁn', 'fin'],
  ])('given as %j is stored as %j', (typed, kept) => {
    expect(username.parse(typed)).toBe(kept);
  });

  it.each([
    ['', 'is missing'],
    ['\u3164', 'U+1160'],
    ['al\u034fice', 'U+034F'],
    ['alice\ufe0f', 'U+FE0F'],
    ['ali\u200bce', 'U+200B'],
    ['ali\u200dce', 'U+200D'],
    ['क्\u200dष', 'has only letters'],
    ['\u202ealice', 'U+202E'],
    ['zh\ud800', 'U+D800'],
    ['a b', 'has only letters'],
    ['alice@demo.test', 'has only letters'],
    ['.alice', 'has only letters'],
    ['👩', 'has only letters'],
    ['аlice', 'different scripts'],
    ['аdmin张', 'different scripts'],
    ['αlpha', 'different scripts'],
    ['аλ', 'different scripts'],
    ['ᚠᚢ', 'different scripts'],
    ['א1.', 'different scripts'],
    ['1א', 'different scripts'],
    ['i\u0307van', 'too many marks'],
    [`a${'\u0335'.repeat(5)}`, 'too many marks'],
    ['x'.repeat(65), 'is at most 64 characters'],
  ])('cannot be %j', (typed, why) => {
    expect(refusalOf(typed)).toContain(why);
  });

  it.each([
    ['alice', 'ɑlice'],
    ['alice', 'a1ice'],
    ['scope', 'ѕсоре'],
    ['modern', 'modem'],
    ['paypal', 'раураl'.normalize().replace('l', 'ӏ')],
    ['王士', '王土'],
    ['bob0', 'bob੦'.replace('੦', '0')],
  ])('%j looks like %j', (one, other) => {
    expect(looksLike(one, other)).toBe(true);
  });

  it.each([
    ['alice', 'alicia'],
    ['zhang.wei', 'zhang.wel'],
    ['bob0', 'bobo'],
    ['p1', 'p2'],
    ['张伟', '张玮'],
    ['wang', 'huang'],
  ])('%j does not look like %j', (one, other) => {
    expect(looksLike(one, other)).toBe(false);
  });

  it('has the same skeleton without invisible characters, in any normalization form', () => {
    expect(skeletonOf('e\u0301\u200b')).toBe(skeletonOf('é'));
    expect(skeletonOf('')).toBe('');
  });
});
