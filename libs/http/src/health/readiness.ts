import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DATABASE_POOL } from '#database';

/** Something that a process needs in order to serve. */
export interface ReadinessCheck {
  /** What it is about, in the answer of `/readyz`: `database`, `notifications`. */
  readonly name: string;
  /** Rejects, or does not answer within two seconds, while the thing is not there. */
  check(): Promise<unknown>;
}

const DEADLINE_MS = 2_000;

/** Knows what a process needs, and tells whether all of it is there. */
@Injectable()
export class Readiness {
  readonly #checks: ReadinessCheck[] = [];

  constructor(moduleRef: ModuleRef) {
    this.register({
      name: 'database',
      check: () =>
        moduleRef
          .get<{ query(text: string): Promise<unknown> }>(DATABASE_POOL, { strict: false })
          .query('select 1'),
    });
  }

  register(check: ReadinessCheck): void {
    this.#checks.push(check);
  }

  /** Whether each thing is there, by name. All are asked at once. */
  async report(): Promise<Readonly<Record<string, boolean>>> {
    return Object.fromEntries(
      await Promise.all(this.#checks.map(async (check) => [check.name, await isThere(check)] as const)),
    );
  }
}

async function isThere(check: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, DEADLINE_MS, false);
  });
  try {
    return await Promise.race([check.check().then(() => true), deadline]);
  } catch {
    // Why it is not there is in the log of whoever lost it; here only the fact counts.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
