import { Injectable } from '@nestjs/common';
import { DatabaseChecks } from './database-checks.js';
import type { Check, Finding } from './finding.js';
import { KeyCheck } from './key-check.js';
import { LogChecks } from './log-checks.js';
import { lookWithin } from './look-within.js';
import { NeighbourChecks } from './neighbour-checks.js';
import { WorkChecks } from './work-checks.js';

/** Looks at everything that an installation needs, and says of each what is wrong and what to do. */
@Injectable()
export class Examine {
  readonly #checks: readonly Check[];

  constructor(
    database: DatabaseChecks,
    work: WorkChecks,
    keys: KeyCheck,
    log: LogChecks,
    neighbours: NeighbourChecks,
  ) {
    this.#checks = [...database.checks(), ...work.checks(), keys, ...log.checks(), ...neighbours.checks()];
  }

  /** All checks look at the same time, so that it takes five seconds at most. */
  async execute(explain: (error: unknown) => string): Promise<readonly Finding[]> {
    return Promise.all(this.#checks.map((check) => lookWithin(check, explain)));
  }
}
