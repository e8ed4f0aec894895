import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, JobNotices } from '#messaging';
import { connectionTarget } from '#providers';
import type { FullRunKind } from '../domain/run.js';
import { RunStarted } from '../events.js';
import { insertRun, LEASE_SECONDS } from '../infra/run-statements.js';
import { DirectoryRunJob } from '../jobs/directory-run-job.js';
import { DirectorySources } from './directory-sources.js';

export interface NewRun {
  readonly kind: FullRunKind;
  /** Id or key of the connection; the only one when left out. */
  readonly connection?: string | undefined;
  /** Whether to continue although a threshold is exceeded. */
  readonly isForced?: boolean;
  /** Maximum number of people that a forced run may find missing; unlimited when left out. */
  readonly mostLeavers?: number;
  /** The account that starts it; null: the operator. */
  readonly requestedBy: string | null;
}

/** Starts a run, which a worker performs; one at a time per connection. */
@Injectable()
export class StartRun {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
    private readonly notices: JobNotices,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param options.isAttended the caller performs it: a worker takes it over only if the caller is silent for a minute
   * @returns the id of the run
   * @throws DomainError `directory.run_running`, `directory.connection_unknown`, `directory.connection_ambiguous`
   */
  async execute(
    tenantId: string,
    { kind, connection: which, isForced = false, mostLeavers, requestedBy }: NewRun,
    { isAttended = false } = {},
  ): Promise<string> {
    const { connection } = await this.sources.of(tenantId, which);
    const id = newId();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [inserted] = await transaction.run(insertRun, {
        id,
        tenantId,
        connectionId: connection.id,
        kind,
        isForced,
        mostLeavers: mostLeavers ?? null,
        requestedBy,
        waitSeconds: isAttended ? LEASE_SECONDS : 0,
        now: this.clock.now(),
      });
      if (inserted === undefined) {
        throw new DomainError('conflict', 'directory.run_running', {
          detail: 'The directory is already being read. Wait until the run is done, or cancel it.',
        });
      }
      if (!isAttended) this.notices.announce(DirectoryRunJob, transaction, id);
      this.events.publish(transaction, RunStarted, {
        outcome: 'success',
        runId: id,
        connectionId: connection.id,
        kind,
        isForced,
        targets: [connectionTarget(connection)],
      });
    });
    return id;
  }
}
