import { NotInSource, SourceFailed, type SourcePerson } from '../domain/source.js';
import { recheckDelay, type Notice } from './notice.js';
import type { RecheckRow } from './notice-statements.js';
import type { FetchContext } from './fetch-units.js';

/** The result of fetching people. */
export interface FetchedPeople {
  readonly present: readonly SourcePerson[];
  /** A moment before the first of them was read. */
  readonly lookedAt: Date;
  /** The seats that were fetched, taken or not. */
  readonly seats: readonly string[];
  /** The seats of people who are outside the scope now. */
  readonly outside: ReadonlySet<string>;
  /** The people to check again. */
  readonly again: readonly RecheckRow[];
}

/** Maximum number of attempts at a person for whom the source returns an unusable answer; the next run tries again. */
const MOST_ATTEMPTS = 10;

/** Seconds between those attempts. */
const PAUSE_SECONDS = 60;

/**
 * Reads people individually, as the source has them now.
 *
 * @throws SourceFailed when nobody can be fetched now
 */
export async function fetchPeople(
  { source, at }: Pick<FetchContext, 'source' | 'at'>,
  notices: readonly Notice[],
  lookedAt: Date,
): Promise<FetchedPeople> {
  const present: SourcePerson[] = [];
  const seats: string[] = [];
  const outside = new Set<string>();
  const again: RecheckRow[] = [];
  for (const notice of notices) {
    at.signal.throwIfAborted();
    const seat = notice.externalId;
    try {
      const person = await source.person(at, seat);
      const pause = person === null ? undefined : recheckDelay(notice);
      if (pause !== undefined) again.push(later(notice, pause, notice.looks + 1));
      if (person !== null) present.push(person);
      seats.push(seat);
    } catch (error) {
      if (error instanceof NotInSource) {
        if (error.why === 'out_of_scope') outside.add(seat);
        seats.push(seat);
      } else if (isAboutOne(error)) {
        if (notice.attempts < MOST_ATTEMPTS) again.push(later(notice, PAUSE_SECONDS, notice.looks));
      } else {
        throw error;
      }
    }
  }
  return { present, lookedAt, seats, outside, again };
}

/** Whether others can still be fetched. */
function isAboutOne(error: unknown): boolean {
  return error instanceof SourceFailed && ['unexpected_answer', 'refused'].includes(error.code);
}

function later({ kind, externalId, revision }: Notice, pause: number, looks: number): RecheckRow {
  return { kind, external_id: externalId, revision, looks, pause_seconds: pause };
}
