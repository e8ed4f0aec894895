import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
import { Recurring } from '#messaging';
import { sinkId } from '../checkpoints/sinks/checkpoint-sink.js';
import { EndedLogs } from '../statements/ended-logs.js';
import { problems } from '../verification/problems.js';
import { Findings, type WatchedLog } from './findings.js';
import { CheckpointFile } from './checkpoint-file.js';
import { InspectLog, type LocalCheckpoints } from './inspect-log.js';

/** Maximum number of records that one run checks, of one log and of all logs: some seconds, and half a minute of work. */
const RECORDS_OF_A_LOG = 50_000;
const RECORDS_OF_A_RUN = 250_000;

/** Maximum number of logs in a run; the next run, ten minutes later, continues. */
const LOGS_OF_A_RUN = 1_000;

/** Checks every log regularly: each log every hour, each record about once a day, also against the checkpoints in `AUDIT_CHECKPOINT_FILE`, if it is set. */
@Injectable()
export class WatchLogs {
  readonly #external: { readonly file: CheckpointFile; readonly sink: string } | undefined;

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) settings: Settings,
    private readonly findings: Findings,
    private readonly inspect: InspectLog,
    private readonly ended: EndedLogs,
  ) {
    const { AUDIT_CHECKPOINT_FILE: file } = settings;
    this.#external =
      file === undefined ? undefined : { file: new CheckpointFile(file), sink: sinkId('file', file) };
  }

  /** Checks the due logs until `signal` is aborted. */
  @Recurring('audit.watch', 600_000, { isLong: true })
  async run(signal: AbortSignal): Promise<void> {
    if ((await this.#external?.file.refresh()) === false)
      this.logger.error('The file AUDIT_CHECKPOINT_FILE has become shorter');
    const due = await this.findings.due(LOGS_OF_A_RUN);
    let left = RECORDS_OF_A_RUN;
    for (const log of due) {
      if (signal.aborted) return;
      left -= await this.inspectOne(log, Math.min(left, RECORDS_OF_A_LOG));
    }
    await this.missTenants();
  }

  /** Returns the number of records checked. */
  private async inspectOne(log: WatchedLog, most: number): Promise<number> {
    try {
      const inspection = await this.inspect.execute(log, most, this.checkpointsOf(log.tenantId));
      await this.findings.store(log.tenantId, inspection);
      return inspection.checked;
    } catch (err) {
      // Too many reads are running, or this one log cannot be read: the other logs are checked all the same.
      const isBusy = err instanceof DomainError && err.kind === 'unavailable';
      if (!isBusy) this.logger.error({ err, tenantId: log.tenantId }, 'A log could not be checked');
      return 0;
    }
  }

  private checkpointsOf(tenantId: string): LocalCheckpoints | undefined {
    return (
      this.#external && { sink: this.#external.sink, checkpoints: this.#external.file.newestOf(tenantId) }
    );
  }

  /** Tenants with external checkpoints that the database neither contains nor knows as deleted. */
  private async missTenants(): Promise<void> {
    const unknown = await this.findings.unknownAmong([...(this.#external?.file.tenants() ?? [])]);
    const ended = await this.ended.among(unknown);
    for (const tenantId of unknown.filter((id) => !ended.includes(id)))
      await this.findings.store(tenantId, {
        problem: problems.logMissing(),
        walkedTo: null,
        isNewRound: false,
      });
  }
}
