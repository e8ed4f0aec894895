import { Injectable } from '@nestjs/common';
import { DeadlineError, within } from '#kernel';

/** Something that a process needs in order to serve. */
export interface ReadinessCheck {
  /** What it is about, in the answer of `/readyz`: `database`, `notices`. */
  readonly name: string;
  /**
   * Gives why the thing is not there, in a sentence that tells no secret, or undefined when it is. One that rejects, or does not
   * answer within two seconds, is not there either.
   */
  check(): Promise<string | undefined>;
}

/** How a process stands. */
export interface ReadinessReport {
  /** Whether each thing is there, by name. */
  readonly checks: Readonly<Record<string, boolean>>;
  /** Why not, of those that are not. */
  readonly reasons: Readonly<Record<string, string>>;
}

const DEADLINE_MS = 2_000;

/** Knows what a process needs, and tells whether all of it is there. */
@Injectable()
export class Readiness {
  readonly #checks: ReadinessCheck[] = [];

  register(check: ReadinessCheck): void {
    this.#checks.push(check);
  }

  /** All are asked at once. */
  async report(): Promise<ReadinessReport> {
    const asked = await Promise.all(
      this.#checks.map(async (check) => ({ name: check.name, reason: await reasonAgainst(check) })),
    );
    return {
      checks: Object.fromEntries(asked.map(({ name, reason }) => [name, reason === undefined])),
      reasons: Object.fromEntries(
        asked.flatMap(({ name, reason }) => (reason === undefined ? [] : [[name, reason]])),
      ),
    };
  }
}

async function reasonAgainst(check: ReadinessCheck): Promise<string | undefined> {
  try {
    return await within(DEADLINE_MS, check.name, check.check());
  } catch (error) {
    // What it says is for the log of whoever lost it; here only the fact counts.
    return error instanceof DeadlineError ? 'It does not answer.' : 'It cannot be looked at.';
  }
}
