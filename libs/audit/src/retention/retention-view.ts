import * as z from 'zod';

/** A run of retention. */
export const retentionRun = z
  .object({
    startedAt: z.date(),
    finishedAt: z.date().nullable().describe('Null: the run is in progress, or its process died'),
    isHeld: z.boolean().describe('Whether a legal hold prevented the run from removing anything'),
    firstSequence: z.int().describe('Oldest record that is kept since the run'),
    removed: z.int().describe('Number of removed records'),
    failure: z.string().nullable(),
  })
  .meta({ id: 'AuditRetentionRun' });

/** The retention period of a tenant's log, and the results of its runs. */
export const retentionView = z
  .object({
    retentionDays: z.int().nullable().describe('Null: records are kept for ever'),
    hold: z.object({ reason: z.string(), since: z.date() }).nullable(),
    firstSequence: z.int().describe('Oldest record that is kept'),
    lastSequence: z.int().describe('Newest record; 0 in an empty log'),
    runs: z.array(retentionRun).readonly().describe('The latest runs, newest first'),
  })
  .meta({ id: 'AuditRetention' });

export type RetentionRun = z.output<typeof retentionRun>;
export type RetentionView = z.output<typeof retentionView>;

/** The same with its revision, which is sent as `ETag`. */
export type RetentionState = RetentionView & { readonly revision: number };
