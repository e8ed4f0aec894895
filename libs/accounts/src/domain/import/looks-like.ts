/** Chinese characters of daily use and of most names: both levels of GB2312. */
let common: ReadonlySet<string> | undefined;

/** A run of non-ASCII letters, with any Latin letters that touch it. */
const WORDS = /([A-Za-z]?)([^\P{L}\p{ASCII}]+)([A-Za-z]?)/gu;

/**
 * The share, 0 to 1, of common Chinese characters in the non-ASCII part of a text that was decoded as GB18030. Names have few rare
 * characters, garbage has many. A character that touches Latin letters does not count as common: it comes from an accented letter in
 * another encoding (`José` becomes `Jos茅`).
 */
export function chineseShare(text: string | undefined): number {
  common ??= charactersOfGb2312();
  let [known, all] = [0, 0];
  for (const [, before, word = '', after] of (text ?? '').matchAll(WORDS)) {
    const isGlued = before !== '' || after !== '';
    for (const character of word) {
      all += 1;
      if (!isGlued && common.has(character)) known += 1;
    }
  }
  return all === 0 ? 0 : known / all;
}

/** Whether each word of a text could be spelled in an alphabet: in one script and, if it is Latin, with at least one ASCII letter. */
export function isAlphabetic(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.every((word) => /^\p{L}/u.test(word) && ALPHABETS.some((alphabet) => alphabet.test(word)));
}

const ALPHABETS = [
  /^[\p{scx=Latn}\p{M}]*[A-Za-z][\p{scx=Latn}\p{M}]*$/u,
  ...['Cyrl', 'Grek', 'Hebr', 'Arab', 'Armn'].map(
    (script) => new RegExp(`^[\\p{scx=${script}}\\p{M}]{2,}$`, 'u'),
  ),
];

function charactersOfGb2312(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb18030');
  const characters = new Set<string>();
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    const cells = Uint8Array.from({ length: 2 * 94 }, (_, at) => (at % 2 === 0 ? row : 0xa1 + (at - 1) / 2));
    for (const character of decoder.decode(cells)) {
      if (/\p{Script=Han}/u.test(character)) characters.add(character);
    }
  }
  return characters;
}
