import { cleanedText, shownLines, shownText } from '../index.js';

const name = shownText(100);
const refusalOf = (text: string): string => name.safeParse(text).error?.issues[0]?.message ?? 'taken';

/** Invisible characters, each tested inside a name. */
const HIDDEN: readonly (readonly [what: string, character: string])[] = [
  ['a zero-width space', '\u200b'],
  ['a word joiner', '\u2060'],
  ['a byte order mark', '\ufeff'],
  ['a right-to-left override', '\u202e'],
  ['a left-to-right embedding', '\u202a'],
  ['a right-to-left isolate', '\u2067'],
  ['an unclosed pop', '\u202c'],
  ['a right-to-left mark', '\u200f'],
  ['an Arabic letter mark', '\u061c'],
  ['a soft hyphen', '\u00ad'],
  ['a Hangul filler', '\u3164'],
  ['a half-width Hangul filler', '\uffa0'],
  ['a Hangul choseong filler', '\u115f'],
  ['a braille blank', '\u2800'],
  ['a combining grapheme joiner', '\u034f'],
  ['a variation selector', '\ufe0f'],
  ['another variation selector', '\ufe00'],
  ['a variation selector supplement', '\u{e0100}'],
  ['a tag character', '\u{e0041}'],
  ['a Khmer inherent vowel', '\u17b4'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a zero-width joiner', '\u200d'],
  ['a zero-width non-joiner', '\u200c'],
  ['an invisible times', '\u2062'],
  ['a musical format character', '\u{1d173}'],
  ['a musical null notehead', '\u{1d159}'],
  ['an Egyptian blank', '\u{13441}'],
  ['an annotation anchor', '\ufff9'],
  ['an object replacement', '\ufffc'],
  ['what a broken encoding leaves', '\ufffd'],
  ['a line separator', '\u2028'],
  ['a control character', '\u0007'],
  ['NUL', '\0'],
  ['a line break', '\n'],
  ['a C1 control', '\u0085'],
  ['a high surrogate', '\ud800'],
  ['a low surrogate', '\udc00'],
  ['private use', '\ue000'],
  ['a noncharacter', '\uffff'],
];

describe('K5: a text that others read', () => {
  it.each(HIDDEN)('is refused with %s, and the message names the character', (_what, character) => {
    const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    expect(refusalOf(`Zhang${character}Wei`)).toContain(`cannot be seen, U+${point}:`);
  });

  it.each(HIDDEN)('cannot be %s alone', (_what, character) => {
    expect(refusalOf(character)).not.toBe('taken');
  });

  it.each(['', '   ', '\u3000\u00a0', '\t'])('must show something, which %j does not', (text) => {
    expect(refusalOf(text)).toBe('is missing');
  });

  it.each([
    '张伟',
    'Zhang Wei (张伟)',
    "O'Brien, Zoë-Ann",
    'Влади́мир',
    'محمد رضا‌پور',
    'नेपाल क्‍ष',
    'ශ්‍රී',
    'ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ᠎᠎ᠠ'.replace('\u180e\u180e', '\u180e'),
    'ᠠ᠋ᠪ',
    '葛\u{e0100}城',
    '邊\ufe00',
    '👩‍👩‍👧‍👦 family',
    '👩🏽‍❤️‍💋‍👨🏿',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '🏳️‍🌈',
    '1️⃣',
    '❤︎',
    '🇨🇳',
    '𠮷田',
    '‘quoted’ — 「引」',
    'नमस्ते',
    'ཧཱུྃ',
    '!',
  ])('can be %j, which stays unchanged', (text) => {
    expect(name.parse(text)).toBe(text.normalize('NFC'));
  });

  it.each([
    ['e\u0301mile', 'émile'],
    ['  Zhang \u3000 Wei\u00a0', 'Zhang Wei'],
    ['\u2003张　伟', '张 伟'],
  ])('given as %j becomes %j', (typed, kept) => {
    expect(name.parse(typed)).toBe(kept);
  });

  it.each([
    ['\u0301a', 'has marks on nothing'],
    [`a${'\u0335'.repeat(5)}`, 'too many on one letter'],
    ['x'.repeat(101), 'is at most 100 characters'],
    ['张\ufe00\ufe01', 'U+FE01'],
    ['👩\u200d', 'U+200D'],
    [`🏴${'\u{e0061}'.repeat(9)}\u{e007f}`, 'U+E0061'],
    ['क\u200d\u200d', 'U+200D'],
  ])('cannot be %j', (typed, why) => {
    expect(refusalOf(typed)).toContain(why);
  });

  it('may have several lines where allowed, with normalized line breaks', () => {
    const lines = shownLines(20);
    expect(lines.parse(' one\r\ntwo\rthree\n ')).toBe('one\ntwo\nthree');
    expect(lines.parse('')).toBe('');
    expect(lines.safeParse('one\u202etwo').success).toBe(false);
    expect(lines.safeParse('one\ttwo').success).toBe(false);
  });
});

describe('K5: a text from outside, which nobody here can correct', () => {
  it.each(HIDDEN)('is shown without %s', (_what, character) => {
    expect(cleanedText(`${character}Zhang${character}`, 50)).toBe('Zhang');
    expect(cleanedText(character, 50)).toBeUndefined();
  });

  it.each([
    ['Zhang Wei \u202e)renwO( nimdA', 'Zhang Wei )renwO( nimdA'],
    [' 张　\n 伟 ', '张 伟'],
    ['\u0301\u200ba', 'a'],
    [`a${'\u0335'.repeat(50)}b`, `a${'\u0335'.repeat(4)}b`],
    ['👩‍👩‍👧 family', '👩‍👩‍👧 family'],
    ['محمد رضا‌پور', 'محمد رضا‌پور'],
  ])('given as %j is shown as %j', (given, shown) => {
    expect(cleanedText(given, 50)).toBe(shown);
  });

  it('is cut after a whole character', () => {
    expect(cleanedText('张'.repeat(60), 50)).toBe('张'.repeat(50));
    expect(cleanedText('👩‍👩‍👧👩‍👩‍👧', 9)).toBe('👩‍👩‍👧');
    expect(cleanedText('\u200b'.repeat(1_000_000), 50)).toBeUndefined();
    expect(cleanedText(undefined, 50)).toBeUndefined();
  });

  it('passes the check for shown texts', () => {
    const given = HIDDEN.map(([, character]) => character).join('x');
    const shown = cleanedText(given, 100);
    expect(name.parse(shown)).toBe(shown);
  });
});
