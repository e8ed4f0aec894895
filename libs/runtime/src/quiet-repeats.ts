import { isServiceAway } from './service-away.js';
import { reasonOf } from './reason-of.js';

/** Milliseconds for which a line is not repeated. */
const QUIET_MS = 60_000;

/** Number of texts that are remembered. */
const MOST = 200;

/**
 * Keeps a log readable while a service is away and everything that needs it keeps failing. Each text is logged once a minute, with the
 * reason instead of a stack and the number of omitted lines.
 */
export class QuietRepeats {
  readonly #texts = new Map<string, { readonly since: number; leftOut: number }>();

  /**
   * The facts to log instead of `facts`; undefined: skip the line.
   *
   * @param now milliseconds since an arbitrary moment
   */
  of(facts: object, text: string, now: number): object | undefined {
    if (!('err' in facts) || !isServiceAway(facts.err)) return facts;
    const known = this.#texts.get(text);
    if (known !== undefined && now - known.since < QUIET_MS) {
      known.leftOut += 1;
      return undefined;
    }
    if (this.#texts.size >= MOST) this.#texts.clear();
    this.#texts.set(text, { since: now, leftOut: 0 });
    const { err, ...others } = facts;
    const leftOut = known?.leftOut ?? 0;
    return { ...others, reason: reasonOf(err), ...(leftOut === 0 ? {} : { leftOut }) };
  }
}
