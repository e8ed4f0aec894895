const TERM = /(-?)(?:"([^"]*)"|(\S+))/g;

/** Most words of one search; more narrow nothing that a person could want. */
const MOST_TERMS = 16;

/**
 * Turns what a person typed into the text of a PostgreSQL `tsquery`, which no input can break: every word must be
 * there, `"several words"` next to each other, `-word` must not be there, `word*` is the beginning of a word.
 * Null when only punctuation was typed, or only what must not be there.
 */
export function textQuery(typed: string): string | null {
  const terms = Array.from(typed.matchAll(TERM), ([, minus = '', phrase, word = '']) => ({
    isExcluded: minus !== '',
    isPrefix: phrase === undefined && word.endsWith('*'),
    words: (phrase ?? word).replaceAll(/["*]/g, ' ').trim(),
  })).filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
  if (terms.every(({ isExcluded }) => isExcluded)) return null;
  return terms
    .slice(0, MOST_TERMS)
    .map(
      ({ isExcluded, isPrefix, words }) => `${isExcluded ? '!' : ''}${quoted(words)}${isPrefix ? ':*' : ''}`,
    )
    .join(' & ');
}

/** As an operand of `to_tsquery`, which splits it into words as it does the texts that are searched. */
function quoted(words: string): string {
  return `'${words.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
