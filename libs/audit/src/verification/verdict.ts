/** Stable codes of the problems of a log. */
export type ProblemCode =
  | 'changed'
  | 'resealed'
  | 'missing'
  | 'doubled'
  | 'foreign'
  | 'unreadable'
  | 'truncated'
  | 'unaccounted'
  | 'beginning_unproven'
  | 'end_unproven'
  | 'not_anchored'
  | 'statement_missing'
  | 'statement_forged'
  | 'head_forged'
  | 'head_key_unknown'
  | 'policy_forged'
  | 'export_unproven'
  | 'kept_behind'
  | 'log_missing'
  | 'contradicted'
  | 'checkpoint_forged'
  | 'checkpoint_key_unknown'
  | 'manifest_contradicts'
  | 'manifest_forged'
  | 'manifest_key_unknown'
  | 'file_changed';

/** The first problem. */
export interface Problem {
  readonly code: ProblemCode;
  /** The first sequence number that is proven wrong; null if none can be named. */
  readonly sequence: number | null;
  /** One English sentence for people. */
  readonly detail: string;
}

/** The result of a verification. */
export interface Verdict {
  readonly intact: boolean;
  readonly firstBadSequence: number | null;
  readonly problem: Problem | null;
  /** The number of records read. */
  readonly checked: number;
  /** The first sequence number read; null if none. */
  readonly from: number | null;
  /** The last sequence number read before a problem. */
  readonly to: number | null;
}

type Range = Pick<Verdict, 'checked' | 'from' | 'to'>;

/** The verdict on a range of records that was read up to the first problem, if any. */
export function verdictOf(problem: Problem | undefined, { checked, from, to }: Range): Verdict {
  return {
    intact: problem === undefined,
    firstBadSequence: problem?.sequence ?? null,
    problem: problem ?? null,
    checked,
    from,
    to,
  };
}
