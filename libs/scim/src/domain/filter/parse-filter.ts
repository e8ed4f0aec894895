import { refused } from '../refused.js';
import { COMPARISONS, type Comparison, type Filter, type FilterValue } from './filter.js';

/** Maximum length of a filter, in UTF-16 code units. */
export const LONGEST_FILTER = 2_000;

/** Maximum depth of parentheses, and maximum number of comparisons. */
const DEEPEST = 10;
const MOST_COMPARISONS = 50;

/** A quoted text, a bracket, or a word. Each character can match only one of them in one way, so parsing takes linear time. */
const TOKEN = /\s*(?:("(?:[^"\\]|\\[^])*")|([()[\]])|([^\s()[\]"]+))/y;

/**
 * Parses a filter (RFC 7644, 3.4.2.2). `and` binds closer than `or`; operators are case-insensitive.
 *
 * @throws DomainError `scim.filter_invalid`
 */
export function parseFilter(text: string): Filter {
  if (text.length > LONGEST_FILTER)
    throw refused('invalidFilter', `A filter has at most ${String(LONGEST_FILTER)} characters.`);
  const reader = new Reader(tokensOf(text));
  const filter = reader.either();
  reader.assertEnd();
  return filter;
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const written = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < written.length) {
    const place = TOKEN.lastIndex;
    const found = TOKEN.exec(written);
    if (found === null)
      throw refused('invalidFilter', `A filter cannot be read from character ${String(place + 1)} on.`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? '');
  }
  return tokens;
}

class Reader {
  #next = 0;
  #depth = 0;
  #comparisons = 0;

  constructor(private readonly tokens: readonly string[]) {}

  either(): Filter {
    let filter = this.both();
    while (this.isNext('or')) filter = { kind: 'or', of: [filter, this.both()] };
    return filter;
  }

  assertEnd(): void {
    if (this.#next < this.tokens.length) throw this.unexpected();
  }

  private both(): Filter {
    let filter = this.one();
    while (this.isNext('and')) filter = { kind: 'and', of: [filter, this.one()] };
    return filter;
  }

  private one(): Filter {
    if (this.isNext('not')) {
      if (!this.isNext('(')) throw this.unexpected();
      return { kind: 'not', of: this.within(')') };
    }
    return this.isNext('(') ? this.within(')') : this.comparison();
  }

  private within(end: string): Filter {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw refused('invalidFilter', 'A filter is not nested that deeply.');
    const filter = this.either();
    if (!this.isNext(end)) throw this.unexpected();
    this.#depth -= 1;
    return filter;
  }

  private comparison(): Filter {
    this.#comparisons += 1;
    if (this.#comparisons > MOST_COMPARISONS)
      throw refused('invalidFilter', `A filter has at most ${String(MOST_COMPARISONS)} comparisons.`);
    const path = this.take();
    if (!/^[a-z]/i.test(path)) throw this.unexpected();
    if (this.isNext('[')) return { kind: 'some', path, of: this.within(']') };
    if (this.isNext('pr')) return { kind: 'present', path };
    const word = this.take().toLowerCase();
    const by = COMPARISONS.find((comparison) => comparison === word);
    if (by === undefined) throw this.unexpected();
    return { kind: 'compare', path, by, value: this.value(by) };
  }

  private value(by: Comparison): FilterValue {
    const value = valueIn(this.take());
    if (value === undefined) throw this.unexpected();
    if (typeof value !== 'string' && by !== 'eq' && by !== 'ne')
      throw refused('invalidFilter', `What is compared by ${by} is a text in quotation marks.`);
    return value;
  }

  private isNext(token: string): boolean {
    if (this.tokens[this.#next]?.toLowerCase() !== token) return false;
    this.#next += 1;
    return true;
  }

  private take(): string {
    const token = this.tokens[this.#next];
    this.#next += 1;
    if (token === undefined) throw refused('invalidFilter', 'A filter ends too early.');
    return token;
  }

  private unexpected() {
    return refused(
      'invalidFilter',
      `A filter cannot be read at its part ${String(Math.min(this.#next, this.tokens.length))}.`,
    );
  }
}

/** Values are JSON literals. */
function valueIn(token: string): FilterValue | undefined {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === 'object' && value !== null ? undefined : (value as FilterValue);
  } catch {
    return undefined; // not a JSON value
  }
}
