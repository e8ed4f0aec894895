/** Scripts in which people write their names today (UAX #31, table 5), and two more of China. */
const SCRIPTS =
  'Latn Hani Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hebr Hira Kana Khmr Knda Laoo Mlym Mong Mymr Orya Sinh Taml Telu Thaa Thai Tibt Yiii';

/** Scripts that are written beside each other in one word (UTS #39, 5.2, Highly Restrictive): Latin with Chinese, Japanese, Korean. */
const TOGETHER = ['Latn Hani Bopo', 'Latn Hani Hira Kana', 'Latn Hani Hang'];

const SYSTEMS = [...TOGETHER, ...SCRIPTS.split(' ')].map((scripts) => {
  const letters = scripts.split(' ').map((script) => `\\p{scx=${script}}`);
  return new RegExp(`^[\\p{scx=Zyyy}\\p{scx=Zinh}${letters.join('')}]*$`, 'u');
});

const RIGHT_TO_LEFT = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Thaa}]/u;

/**
 * Whether a word is of one writing system: `张伟`, `zhangwei`, `zhang伟` and `алиса` are, `аlice` with a Cyrillic first
 * letter is not.
 */
export function isOfOneWritingSystem(word: string): boolean {
  return SYSTEMS.some((system) => system.test(word));
}

/** Whether a word written from right to left begins and ends so that it is shown in one way only (RFC 5893, 2, in short). */
export function isShownInOneWay(word: string): boolean {
  if (!RIGHT_TO_LEFT.test(word)) return true;
  return /^\p{L}/u.test(word) && /[\p{L}\p{M}\p{N}]$/u.test(word);
}
