import { Injectable } from '@nestjs/common';
import { DatabaseChecks } from './database-checks.js';
import type { Check, Finding } from './finding.js';
import { ConnectionCheck } from './connection-check.js';
import { KeyCheck } from './key-check.js';
import { LogChecks } from './log-checks.js';
import { lookWithin } from './look-within.js';
import { MachineChecks } from './machine-checks.js';
import { NeighbourChecks } from './neighbour-checks.js';
import { QueueChecks } from './queue-checks.js';
import { SchemaChecks } from './schema-checks.js';
import { WorkChecks } from './work-checks.js';

/** Looks at everything that an installation needs, and says of each what is wrong and what to do. */
@Injectable()
export class Examine {
  readonly #checks: readonly Check[];

  constructor(
    database: DatabaseChecks,
    schema: SchemaChecks,
    queues: QueueChecks,
    work: WorkChecks,
    keys: KeyCheck,
    log: LogChecks,
    neighbours: NeighbourChecks,
    connections: ConnectionCheck,
    machine: MachineChecks,
  ) {
    const groups = [database, schema, queues, work, log, neighbours, machine];
    this.#checks = [...groups.flatMap((group) => group.checks()), keys, connections];
  }

  /** All checks look at the same time, so that it takes five seconds at most. */
  async execute(explain: (error: unknown) => string): Promise<readonly Finding[]> {
    return Promise.all(this.#checks.map((check) => lookWithin(check, explain)));
  }
}
