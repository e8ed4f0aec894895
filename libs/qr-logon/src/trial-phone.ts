/**
 * A phone to try codes with, in a trial alone: the simulator's, which `npm start` provides. It is told each code as it is issued, and the
 * page leads to it. Nothing that production runs provides one.
 */
export abstract class TrialPhone {
  /** The page where a person takes it up. */
  abstract readonly address: string;

  /** @param code the address in a QR code that a browser shows now */
  abstract show(code: string, lifetimeSeconds: number): void;
}
