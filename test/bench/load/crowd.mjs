import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionPool } from './connection-pool.mjs';
import { openStream } from './stream.mjs';

/** Browsers that arrive at the same time while a crowd grows. */
const AT_ONCE = 32;

/** Age of a code in milliseconds above which it is not used: a logon must finish before the code expires. */
const FRESH_MS = 60_000;

/**
 * Browsers that show a code and wait on a stream. When a code expires, its browser gets another one, as on the page.
 */
export class Crowd {
  #side;
  #pool;
  #waiting = [];
  #isOver = false;
  #renewals = 0;
  /** Failures other than those of logons. */
  #failures = [];

  /** @param side the browsers' behaviour: `productOf`, `floorOf` */
  constructor(side) {
    this.#side = side;
    this.#pool = new ConnectionPool(side.port);
  }

  /** Adds browsers until so many wait. Gives the number that arrived in a second. */
  async grow(size) {
    const count = size - this.#waiting.length;
    const started = performance.now();
    let left = count;
    const come = async () => {
      while (left > 0) {
        left -= 1;
        await this.#wait(this.#side.browser());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, come));
    return (count * 1_000) / (performance.now() - started);
  }

  /**
   * Logs waiting browsers on with these codes of phones, `perSecond` a second: each starts at its time, even if earlier ones are not
   * done. Another browser takes the place of each.
   */
  async logOn(codes, perSecond) {
    const started = performance.now();
    const logons = codes.map(async (code, index) => {
      await pause(Math.max(0, started + (index * 1_000) / perSecond - performance.now()));
      return this.#logOn(code).catch((error) => ({ error: error.message }));
    });
    const ended = await Promise.all(logons);
    const seconds = (performance.now() - started) / 1_000;
    const done = ended.filter(({ error }) => error === undefined);
    return {
      seconds,
      perSecond: done.length / seconds,
      toldMs: done.map(({ toldMs }) => toldMs),
      logonMs: done.map(({ logonMs }) => logonMs),
      waiting: this.#waiting.length,
      renewals: this.#renewals,
      errors: [...ended.flatMap(({ error }) => error ?? []), ...this.#failures],
    };
  }

  close() {
    this.#isOver = true;
    for (const { stream } of this.#waiting) stream.close();
    this.#pool.close();
  }

  async #wait(browser) {
    const issued = await this.#pool.lend((connection) => this.#side.issue(connection, browser));
    const since = performance.now();
    const stream = await openStream(this.#side.port, this.#side.eventsPath, browser.headers);
    const place = { browser, issued, since, stream };
    this.#waiting.push(place);
    void stream.ended.then(() => this.#renew(place));
  }

  /** Does nothing if a person has logged on with the code. */
  async #renew(place) {
    const at = this.#waiting.indexOf(place);
    if (this.#isOver || at < 0) return;
    this.#waiting.splice(at, 1);
    this.#renewals += 1;
    await this.#wait(place.browser).catch((error) => this.#failures.push(error.message));
  }

  async #logOn(code) {
    const place = this.#takeFresh();
    const [logon] = await Promise.all([this.#steps(place, code), this.#wait(this.#side.browser())]);
    return logon;
  }

  async #steps({ browser, issued, stream }, code) {
    const started = performance.now();
    const phone = this.#side.phone();
    const scanned = this.#side.scanned(issued);
    await this.#pool.lend((connection) => this.#side.scan(connection, phone, scanned, code));
    const tapped = performance.now();
    const [told] = await Promise.all([
      stream.until('"confirmed"'),
      this.#pool.lend((connection) => this.#side.confirm(connection, phone, scanned)),
    ]);
    await this.#pool.lend((connection) => this.#side.redeem(connection, browser));
    return { toldMs: told - tapped, logonMs: performance.now() - started };
  }

  /** A browser whose code is valid for some more time. */
  #takeFresh() {
    for (;;) {
      const at = Math.floor(Math.random() * this.#waiting.length);
      if (performance.now() - this.#waiting[at].since > FRESH_MS) continue;
      return this.#waiting.splice(at, 1)[0];
    }
  }
}
