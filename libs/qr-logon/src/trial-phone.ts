/**
 * A phone to try codes with, in a trial alone: the simulator's, which `npm start` provides. It is told each code as it is issued, used or given
 * up, and the page leads to it. Nothing that production runs provides one.
 */
export abstract class TrialPhone {
  /** The page where a person takes it up. */
  abstract readonly address: string;

  /** @param code the address in a QR code that a browser shows now, as the ticket `id` */
  abstract show(id: string, code: string, lifetimeSeconds: number): void;

  /** The code of the ticket `id` is on display no more: it was used, or its page has gone. */
  abstract hide(id: string): void;
}
