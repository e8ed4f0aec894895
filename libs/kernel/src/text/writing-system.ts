/** Scripts that people use for their names today (UAX #31, table 5), plus two more used in China. */
const SCRIPTS =
  'Latn Hani Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hebr Hira Kana Khmr Knda Laoo Mlym Mong Mymr Orya Sinh Taml Telu Thaa Thai Tibt Yiii';

/** Scripts that may be mixed in one word (UTS #39, 5.2, Highly Restrictive): Latin with Chinese, Japanese, Korean. */
const TOGETHER = ['Latn Hani Bopo', 'Latn Hani Hira Kana', 'Latn Hani Hang'];

const SYSTEMS = [...TOGETHER, ...SCRIPTS.split(' ')].map((scripts) => {
  const letters = scripts.split(' ').map((script) => `\\p{scx=${script}}`);
  return new RegExp(`^[\\p{scx=Zyyy}\\p{scx=Zinh}${letters.join('')}]*$`, 'u');
});

const RIGHT_TO_LEFT = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Thaa}]/u;

/** Whether a word uses one writing system: `张伟`, `zhangwei`, `zhang伟` and `алиса` do, `аlice` with a Cyrillic first letter does not. */
export function isOfOneWritingSystem(word: string): boolean {
  return SYSTEMS.some((system) => system.test(word));
}

/** Whether a right-to-left word begins and ends so that it can be displayed in one way only (RFC 5893, 2, simplified). */
export function isShownInOneWay(word: string): boolean {
  if (!RIGHT_TO_LEFT.test(word)) return true;
  return /^\p{L}/u.test(word) && /[\p{L}\p{M}\p{N}]$/u.test(word);
}
