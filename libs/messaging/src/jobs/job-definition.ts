import * as z from 'zod';
import type { BackOff } from './back-off.js';

/** Identifies a job by the PostgreSQL row that describes the work. Queues carry nothing else. */
export const jobKey = z.object({
  tenantId: z.uuid(),
  /** Identifies the row within its tenant. */
  id: z.string().min(1).max(300),
});

export type JobKey = Readonly<z.output<typeof jobKey>>;

/** A kind of job. */
export interface JobDefinition {
  /** `<module>.<what-it-does>`: also the name of its queue. */
  readonly name: string;
  /**
   * SQL function `(present timestamptz, most integer) returns table (tenant_id uuid, id text)`: rows that are due, the longest waiting
   * first. A third argument takes the ids that the handler names (`only`).
   */
  readonly due: string;
  /**
   * `due` is queried in one of this many looks of a worker; there is one look a second. Default: all. Use a larger number for work that may
   * wait and is expensive to find.
   */
  readonly everyLooks?: number;
  /** Jobs of this kind that one worker runs concurrently. */
  readonly atOnce: number;
  /** Milliseconds after which an attempt has failed. */
  readonly timeOutMs: number;
  readonly backOff: BackOff;
}

/** Schema and name of an SQL function; it becomes part of a statement. */
const FUNCTION = /^[a-z_]+\.[a-z_]+$/;

const definitions = new Map<string, JobDefinition>();

/** Declares a kind of job. Names are unique in the process. */
export function defineJob(definition: JobDefinition): JobDefinition {
  const { name, due } = definition;
  if (definitions.has(name)) throw new Error(`Job ${name} is defined twice`);
  if (!FUNCTION.test(due)) throw new TypeError(`Not an SQL function: ${due}`);
  definitions.set(name, definition);
  return definition;
}

/** Names of all kinds of jobs declared in this process. */
export function knownJobs(): readonly string[] {
  return [...definitions.keys()];
}
