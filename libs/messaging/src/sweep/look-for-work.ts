import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Tasks } from '../schedule/tasks.js';

/** Something that waits for a worker. */
export interface WaitingWork {
  /**
   * Events in a tenant's outbox; a delivery whose pause is over; a recurring task that is far behind its time; one that has
   * something to do now.
   */
  readonly kind: 'outbox' | 'delivery' | 'task' | 'due';
  /** Of the tenant, or of the task. */
  readonly id: string;
  /** For how long the oldest has waited. */
  readonly seconds: number;
}

/** Looks for all that waits, in one statement: it is asked every second, also when nobody is there. */
@Injectable()
export class LookForWork {
  #statement: string | undefined;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: Tasks,
  ) {}

  async execute(): Promise<readonly WaitingWork[]> {
    this.#statement ??= statementFor(this.tasks);
    return this.unitOfWork.ask<WaitingWork & Record<string, unknown>>(null, this.#statement, [
      this.clock.now(),
    ]);
  }
}

function statementFor(tasks: Tasks): string {
  const due = tasks.all.flatMap(({ id, whenDue }) =>
    whenDue === undefined ? [] : [`select 'due', '${id}', 0 where ${whenDue}($1::timestamptz)`],
  );
  return ['select kind, id, seconds from messaging.waiting($1::timestamptz)', ...due].join(' union all ');
}
