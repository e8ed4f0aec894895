import { Injectable } from '@nestjs/common';
import { DeadlineError, withTimeout } from '#kernel';

/** A dependency that a process needs in order to serve. */
export interface ReadinessCheck {
  /** Its name in the answer of `/readyz`: `database`, `notices`. */
  readonly name: string;
  /**
   * Returns why the dependency is unavailable, in a sentence without secrets, or undefined if it is available. A check that rejects, or
   * does not answer within two seconds, also counts as unavailable.
   */
  check(): Promise<string | undefined>;
}

/** The state of a process. */
export interface ReadinessReport {
  /** Whether each dependency is available, by name. */
  readonly checks: Readonly<Record<string, boolean>>;
  /** The reasons of those that are not. */
  readonly reasons: Readonly<Record<string, string>>;
}

const DEADLINE_MS = 2_000;

/** Checks whether everything that a process needs is available. */
@Injectable()
export class Readiness {
  readonly #checks: ReadinessCheck[] = [];

  register(check: ReadinessCheck): void {
    this.#checks.push(check);
  }

  /** Runs all checks in parallel. */
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
    return await withTimeout(DEADLINE_MS, check.name, check.check());
  } catch (error) {
    // The details are logged by the part that lost the dependency; here only the fact counts.
    return error instanceof DeadlineError ? 'It does not answer.' : 'It cannot be looked at.';
  }
}
