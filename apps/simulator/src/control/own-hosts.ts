import type { IncomingMessage, ServerResponse } from 'node:http';

/** Names of this machine. */
const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** The logon page on a phone's screen; the phone's other host is handled earlier. */
const LOGIN_HOST = /^login-[0-9a-f]{16}\.localhost(?=:|$)/;

/**
 * The host names by which the simulator may be called. A page whose own name was rebound to this machine (DNS rebinding) calls it by that
 * name, as its own origin: only the name distinguishes it from the simulator's own pages.
 */
export class OwnHosts {
  #port = '';
  readonly #names: readonly string[];

  /** @param host the address on which it listens */
  constructor(host: string) {
    this.#names = [...NAMES, host];
  }

  listensOn(port: string): void {
    this.#port = port === '80' ? '' : `:${port}`;
  }

  /** Whether it is the simulator's own name, with its port. */
  has(host: string | undefined): boolean {
    return this.#names.some((name) => host === `${name}${this.#port}`);
  }

  /** Answers requests to any other name; returns false for a correct name. */
  refuses({ headers: { host = '' } }: IncomingMessage, response: ServerResponse): boolean {
    if (this.has(host) || host.replace(LOGIN_HOST, 'localhost') === `localhost${this.#port}`) return false;
    response.writeHead(421, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: `The simulator is called localhost${this.#port}` }));
    return true;
  }
}
