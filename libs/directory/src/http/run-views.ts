import * as z from 'zod';
import { pageQueryOf, pageViewOf, timeInCursor } from '#http';
import { plainText } from '#kernel';
import { CHANGE_KINDS, type Change } from '../domain/change.js';
import { RUN_KINDS, RUN_STATES } from '../domain/run.js';
import type { ListedRun } from '../application/list-runs.js';

const count = z.int();

/** A text in both languages of the product. */
const bilingual = z.object({ en: z.string(), zh: z.string() });

/** What to fix at the source, if known. */
const facts = z
  .object({
    advice: bilingual.optional(),
    setting: bilingual.optional(),
    requiredScopes: z.array(z.string()).optional(),
    code: z.string().optional(),
  })
  .catch({});

export const runView = z
  .object({
    id: z.uuid(),
    connectionId: z.uuid(),
    kind: z
      .enum(RUN_KINDS)
      .describe('A preview makes the same plan as a synchronisation, and changes nothing.'),
    state: z.enum(RUN_STATES).describe('`stopped`: a threshold was exceeded, and nothing was changed.'),
    isForced: z.boolean(),
    requestedBy: z.string().nullable().describe('Username; null: the operator or the schedule.'),
    unitsFound: count,
    unitsRead: count,
    peopleRead: count,
    counts: z.object({
      created: count,
      updated: count,
      moved: count,
      suspended: count.describe('In a stopped run, everybody who is missing.'),
      restored: count,
      unchanged: count,
      conflicts: count,
    }),
    applied: count.describe('Number of changes applied so far.'),
    drift: z
      .int()
      .nullable()
      .describe(
        'Number of changes that no event had reported; null: no events were followed between the runs.',
      ),
    stoppedBy: z.enum(['leaverThresholdCount', 'leaverThresholdPercent']).nullable(),
    failure: z.string().nullable(),
    facts: facts.nullable().describe('What to correct at the source.'),
    createdAt: z.date(),
    finishedAt: z.date().nullable(),
  })
  .meta({ id: 'DirectoryRun' });

export type RunView = z.output<typeof runView>;

export const runPage = pageViewOf(runView).meta({ id: 'DirectoryRunPage' });

export const runsQuery = pageQueryOf(z.tuple([timeInCursor, z.uuid()]));

/** The connection to read; the only one when left out. */
export const runBody = z.strictObject({ connectionId: z.uuid().optional() });

export const changeView = z
  .object({
    key: z.string(),
    kind: z.enum(CHANGE_KINDS),
    reason: z.string().nullable(),
    seat: z.string().describe('Name of the person at the source.'),
    name: z.string(),
    accountId: z.uuid().nullable(),
    departedAt: z.date().nullable().describe('When the person left, if the source keeps it.'),
    isApplied: z.boolean(),
  })
  .meta({ id: 'DirectoryChange' });

export const changePage = pageViewOf(changeView).meta({ id: 'DirectoryChangePage' });

export const changesQuery = pageQueryOf(plainText({ max: 300, min: 1, controls: 'all but NUL' })).extend({
  kind: z.enum(CHANGE_KINDS).optional(),
});

export function runViewOf(run: ListedRun): RunView {
  const { created, updated, moved, suspended, restored, unchanged, conflicts } = run;
  return {
    id: run.id,
    connectionId: run.connectionId,
    kind: run.kind,
    state: run.state,
    isForced: run.isForced,
    requestedBy: run.requestedByName,
    unitsFound: run.unitsFound,
    unitsRead: run.unitsRead,
    peopleRead: run.peopleRead,
    counts: { created, updated, moved, suspended, restored, unchanged, conflicts },
    applied: run.applied,
    drift: run.drift,
    stoppedBy: run.stoppedBy,
    failure: run.failure,
    facts: run.facts === null ? null : facts.parse(run.facts),
    createdAt: run.createdAt,
    finishedAt: run.finishedAt,
  };
}

export function changeViewOf({ key, kind, reason, seat, name, accountId, departedAt, isApplied }: Change) {
  return { key, kind, reason, seat, name, accountId, departedAt, isApplied };
}
