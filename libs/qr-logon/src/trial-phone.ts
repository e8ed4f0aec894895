/**
 * A phone to try codes with, only in a trial: the simulator's, which `npm start` provides. It is told when a code is issued, used or given
 * up, and the page links to it. A production process provides none.
 */
export abstract class TrialPhone {
  /** The page where a person uses it. */
  abstract readonly address: string;

  /** @param code the address in a QR code that a browser shows now, as the ticket `id` */
  abstract show(id: string, code: string, lifetimeSeconds: number): void;

  /** The code of ticket `id` is no longer on display: it was used, or its page has gone. */
  abstract hide(id: string): void;
}
