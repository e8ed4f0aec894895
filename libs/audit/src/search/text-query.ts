const TERM = /(-?)(?:"([^"]*)"|(\S+))/g;

/** Maximum number of words in a search; more would not narrow it usefully. */
const MOST_TERMS = 16;

/** A word, or adjacent words, that a record must or must not contain. */
export interface SoughtWords {
  readonly isExcluded: boolean;
  /** Whether the last word is a prefix. */
  readonly isBeginning: boolean;
  readonly words: string;
}

/**
 * Parses a search text: every word must occur, `"several words"` adjacently, `-word` must not occur, `word*` is a prefix. Full-width quotes, hyphens and
 * stars work as well. Empty if the text contains only punctuation or exclusions.
 */
export function soughtWords(typed: string): readonly SoughtWords[] {
  const sought = Array.from(asciiSigns(typed).matchAll(TERM), ([, minus = '', phrase, word = '']) => ({
    isExcluded: minus !== '',
    isBeginning: phrase === undefined && word.endsWith('*'),
    words: (phrase ?? word).replaceAll(/["*]/g, ' ').trim(),
  })).filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
  return sought.every(({ isExcluded }) => isExcluded) ? [] : sought.slice(0, MOST_TERMS);
}

/** The operators as a Chinese keyboard types them: “ ” ＂ － ＊. */
function asciiSigns(typed: string): string {
  return typed
    .replaceAll(/[\u201c\u201d\uff02]/g, '"')
    .replaceAll('－', '-')
    .replaceAll('＊', '*');
}

/**
 * SQL for a `tsquery`, safe for any input. PostgreSQL splits pure ASCII words as it splits the searched texts. Other words it may split by its locale, or
 * not at all, so their pairs of characters are searched as well (decision 0023).
 */
export function textQuery(sought: readonly SoughtWords[], bind: (value: string) => string): string {
  const isPlain = ({ words }: SoughtWords): boolean => /^\p{ASCII}*$/u.test(words);
  const plain = sought.filter(isPlain).map(operand).join(' & ');
  const others = sought
    .filter((one) => !isPlain(one))
    .map((one) => {
      const wide = `words.query(${bind(one.words)}, ${String(one.isBeginning)})`;
      const both = `(to_tsquery('simple', ${bind(operand({ ...one, isExcluded: false }))}) || ${wide})`;
      return one.isExcluded ? `!!${both}` : both;
    });
  return [...(plain === '' ? [] : [`to_tsquery('simple', ${bind(plain)})`]), ...others].join(' && ');
}

/** The words as an operand of `to_tsquery`. */
function operand({ isExcluded, isBeginning, words }: SoughtWords): string {
  const quoted = `'${words.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return `${isExcluded ? '!' : ''}${quoted}${isBeginning ? ':*' : ''}`;
}
