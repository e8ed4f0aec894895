import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import { insertRun, takeRun, advanceRun } from '../infra/run-statements.js';
import { stagePeople } from '../infra/staging-statements.js';
import { leaveOutSharedNumbers } from '../infra/shared-numbers.js';
import { planRead } from '../infra/plan-statements.js';
import { missingPeople, noteGone, noteOutOfScope } from '../infra/leaver-statements.js';
import { stagedPerson } from '../domain/staged-person.js';
import type { RunSettings } from '../domain/settings.js';
import { ApplyLeavers } from '../application/run/apply-leavers.js';
import { ApplyPeople } from '../application/run/apply-people.js';
import { FinishRun } from '../application/run/finish-run.js';
import { RunAttempt, type AttemptedRun } from '../application/run/run-attempt.js';
import type { FetchedPeople } from './fetch-people.js';
import type { FetchContext } from './fetch-units.js';
import {
  anyChange,
  keepKnownUnits,
  skipNew,
  skipPresent,
  noteRead,
  planMissingAt,
  removeOutsiders,
  removeRun,
  unfinishedRuns,
} from './event-run-statements.js';

/** More than the number of people that one batch can concern. */
const MOST_MISSING = 1_000;

/** Updates the accounts of the people who were fetched, as a small run with the same plan as a full one. */
@Injectable()
export class EventRuns {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly attempt: RunAttempt,
    private readonly people: ApplyPeople,
    private readonly leavers: ApplyLeavers,
    private readonly finish: FinishRun,
  ) {}

  /**
   * Returns the seats of people who wait for the full run in progress.
   *
   * @throws SourceFailed, RunLost
   */
  async execute(
    fetchContext: FetchContext,
    fetched: FetchedPeople,
    settings: RunSettings,
  ): Promise<readonly string[]> {
    const { source, at } = fetchContext;
    const run = await this.begin(at.tenantId, at.connectionId);
    const { waiting, outside } = await this.plan(run, fetched, settings);
    await this.confirm(run, fetchContext, outside);
    await this.people.execute(run, source, at);
    await this.leavers.execute(run, at.signal);
    await this.attempt.writing(run, (transaction) => this.end(transaction, run));
    return waiting;
  }

  /** Ends runs that a dead worker left behind; the people concerned are fetched again. */
  async endAbandoned(transaction: Transaction, connectionId: string): Promise<void> {
    const of = { tenantId: transaction.tenantId, connectionId };
    for (const { id, kind } of await transaction.run(unfinishedRuns, of))
      if (kind === 'event')
        await this.finish.executeIn(transaction, id, { state: 'failed', failure: 'broken_off' });
  }

  private begin(tenantId: string, connectionId: string): Promise<AttemptedRun> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [id, worker, now] = [newId(), newId(), this.clock.now()];
      const fixed = {
        kind: 'event',
        isForced: false,
        mostLeavers: null,
        requestedBy: null,
        waitSeconds: 0,
      } as const;
      await transaction.run(insertRun, { id, tenantId, connectionId, ...fixed, now });
      const [run] = await transaction.run(takeRun, { tenantId, id, worker, now });
      if (run === undefined) throw new TypeError('A run that was begun in this transaction is not there');
      return { ...run, worker };
    });
  }

  /** Returns the seats of people who wait, and of those outside the scope. */
  private plan(
    run: AttemptedRun,
    fetched: FetchedPeople,
    settings: RunSettings,
  ): Promise<{ readonly waiting: readonly string[]; readonly outside: ReadonlySet<string> }> {
    const { tenantId, id: runId, connectionId } = run;
    const of = { tenantId, runId, connectionId };
    return this.attempt.writing(run, async (transaction) => {
      const people = json(fetched.present.map((person) => stagedPerson(person, settings)));
      await transaction.run(stagePeople, { tenantId, runId, people, now: fetched.lookedAt });
      await transaction.run(keepKnownUnits, of);
      const outsiders = await transaction.run(removeOutsiders, of);
      await transaction.run(leaveOutSharedNumbers, of);
      await transaction.run(planRead, { ...of, matchBy: settings.matchBy });
      await transaction.run(planMissingAt, { ...of, seats: fetched.seats });
      const going = await transaction.run(unfinishedRuns, { tenantId, connectionId });
      const isBeside = going.some(({ kind }) => kind !== 'event');
      const waiting = isBeside ? await transaction.run(skipNew, { tenantId, runId }) : [];
      await transaction.run(noteRead, of);
      await transaction.run(advanceRun, { tenantId, id: runId, state: 'confirming' });
      const outside = new Set([...fetched.outside, ...outsiders.map(({ seat }) => seat)]);
      return { waiting: waiting.map(({ seat }) => seat), outside };
    });
  }

  /** Checks people who are not at their seats individually at the source: members with another seat have not left. */
  private async confirm(
    run: AttemptedRun,
    { source, at }: FetchContext,
    outside: ReadonlySet<string>,
  ): Promise<void> {
    const { tenantId, id: runId, connectionId } = run;
    const missing = await this.unitOfWork.query(tenantId, missingPeople, {
      tenantId,
      runId,
      limit: MOST_MISSING,
    });
    const gone: string[] = [];
    const outOfScope: string[] = [];
    const elsewhere: string[] = [];
    for (const { key, seat } of missing) {
      // Known people have their subject as the key.
      if (!(await source.isMember(at, key))) gone.push(key);
      else (outside.has(seat) ? outOfScope : elsewhere).push(key);
    }
    await this.attempt.writing(run, async (transaction) => {
      await transaction.run(noteGone, { tenantId, runId, connectionId, keys: gone });
      await transaction.run(noteOutOfScope, { tenantId, runId, keys: outOfScope });
      await transaction.run(skipPresent, { tenantId, runId, keys: elsewhere });
      await transaction.run(advanceRun, { tenantId, id: runId, state: 'applying' });
    });
  }

  private async end(transaction: Transaction, { tenantId, id: runId }: AttemptedRun): Promise<void> {
    const [change] = await transaction.run(anyChange, { tenantId, runId });
    if (change === undefined) await transaction.run(removeRun, { tenantId, runId });
    else await this.finish.executeIn(transaction, runId, { state: 'done' });
  }
}
