const TERM = /(-?)(?:"([^"]*)"|(\S+))/g;

/** Most words of one search; more narrow nothing that a person could want. */
const MOST_TERMS = 16;

/** Something that a record must hold, or must not: words next to each other. */
export interface SoughtWords {
  readonly isExcluded: boolean;
  /** Whether the last word may go on. */
  readonly isBeginning: boolean;
  readonly words: string;
}

/**
 * What a person asks for by what they type: every word must be there, `"several words"` next to each other, `-word` must not be
 * there, `word*` is the beginning of a word. Full-width quotes, hyphens and stars are as good. Empty when only punctuation
 * was typed, or only what must not be there.
 */
export function soughtWords(typed: string): readonly SoughtWords[] {
  const sought = Array.from(asciiSigns(typed).matchAll(TERM), ([, minus = '', phrase, word = '']) => ({
    isExcluded: minus !== '',
    isBeginning: phrase === undefined && word.endsWith('*'),
    words: (phrase ?? word).replaceAll(/["*]/g, ' ').trim(),
  })).filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
  return sought.every(({ isExcluded }) => isExcluded) ? [] : sought.slice(0, MOST_TERMS);
}

/** The signs of a search as a Chinese keyboard types them: “ ” ＂ － ＊. */
function asciiSigns(typed: string): string {
  return typed
    .replaceAll(/[\u201c\u201d\uff02]/g, '"')
    .replaceAll('－', '-')
    .replaceAll('＊', '*');
}

/**
 * SQL of a `tsquery` for what is sought, which no input can break. What is in ASCII alone PostgreSQL splits as it does the
 * texts that are searched. Anything else it may split by its locale, or not at all, so pairs of characters are sought as well
 * (decision 0023).
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

/** As an operand of `to_tsquery`. */
function operand({ isExcluded, isBeginning, words }: SoughtWords): string {
  const quoted = `'${words.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return `${isExcluded ? '!' : ''}${quoted}${isBeginning ? ':*' : ''}`;
}
