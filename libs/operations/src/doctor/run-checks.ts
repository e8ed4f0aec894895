import { Injectable } from '@nestjs/common';
import { DatabaseChecks } from './database-checks.js';
import type { Check, Finding } from './finding.js';
import { ConnectionChecks } from './connection-checks.js';
import { KeyCheck } from './key-check.js';
import { LogChecks } from './log-checks.js';
import { runWithTimeout } from './run-with-timeout.js';
import { MachineChecks } from './machine-checks.js';
import { ExternalServiceChecks } from './external-service-checks.js';
import { QueueChecks } from './queue-checks.js';
import { SchemaChecks } from './schema-checks.js';
import { BacklogChecks } from './backlog-checks.js';

/** Checks everything that an installation needs, and says what is wrong and what to do about it. */
@Injectable()
export class RunChecks {
  readonly #groups: readonly { checks(): readonly Check[] }[];

  constructor(
    database: DatabaseChecks,
    schema: SchemaChecks,
    queues: QueueChecks,
    backlog: BacklogChecks,
    keys: KeyCheck,
    log: LogChecks,
    externalServices: ExternalServiceChecks,
    connections: ConnectionChecks,
    machine: MachineChecks,
  ) {
    const key = { checks: () => [keys] };
    this.#groups = [database, schema, queues, backlog, log, externalServices, machine, key, connections];
  }

  /** Runs all checks at once, so that it takes five seconds at most. */
  async execute(explain: (error: unknown) => string): Promise<readonly Finding[]> {
    const checks = this.#groups.flatMap((group) => group.checks());
    return Promise.all(checks.map((check) => runWithTimeout(check, explain)));
  }
}
