import type { Anchor } from './anchors.js';
import type { Problem } from './verdict.js';

const record = (sequence: number): string => `Record ${String(sequence)}`;

/** The texts for problems, in English. */
export const problems = {
  changed: (sequence: number): Problem => ({
    code: 'changed',
    sequence,
    detail: `${record(sequence)} was changed: its content does not give its hash.`,
  }),
  resealed: (sequence: number, neighbour: number): Problem => ({
    code: 'resealed',
    sequence,
    detail: `${record(sequence)} was replaced or changed and given a new hash: it does not join record ${String(neighbour)}.`,
  }),
  missing: (sequence: number, found: number): Problem => ({
    code: 'missing',
    sequence,
    detail: `${record(sequence)} is missing or out of its place: record ${String(found)} stands there.`,
  }),
  doubled: (sequence: number): Problem => ({
    code: 'doubled',
    sequence,
    detail: `${record(sequence)} is there more than once, or after its place: a record was inserted.`,
  }),
  foreign: (sequence: number): Problem => ({
    code: 'foreign',
    sequence,
    detail: `${record(sequence)} belongs to another tenant.`,
  }),
  unreadable: (sequence: number, cause: string): Problem => ({
    code: 'unreadable',
    sequence,
    detail: `${record(sequence)}, or what stands in its place, cannot be read: ${cause}.`,
  }),
  truncated: (sequence: number, last: number, source: string): Problem => ({
    code: 'truncated',
    sequence,
    detail: `The end is missing from record ${String(sequence)} on: by ${source} there must be records up to ${String(last)}.`,
  }),
  unaccounted: (sequence: number, last: number): Problem => ({
    code: 'unaccounted',
    sequence,
    detail: `${record(sequence)} was added after the end of the chain, which is at ${String(last)}.`,
  }),
  endContradicts: (sequence: number, source: string): Problem => ({
    code: 'resealed',
    sequence,
    detail: `${record(sequence)} does not have the hash that ${source} states: it, or records before it, were replaced.`,
  }),
  beginningUnproven: (sequence: number, first: number): Problem => ({
    code: 'beginning_unproven',
    sequence,
    detail: `The log begins at record ${String(first)}, and no signed checkpoint tells what stood before it: records from ${String(sequence)} on were removed otherwise than by retention.`,
  }),
  checkpointForged: (sequence: number, source: string): Problem => ({
    code: 'checkpoint_forged',
    sequence,
    detail: `${source.charAt(0).toUpperCase()}${source.slice(1)} at record ${String(sequence)} is not as it was signed.`,
  }),
  checkpointKeyUnknown: (sequence: number, source: string, keyId: string): Problem => ({
    code: 'checkpoint_key_unknown',
    sequence,
    detail: `${source.charAt(0).toUpperCase()}${source.slice(1)} at record ${String(sequence)} is signed by the key "${keyId}", which is not among the keys of this installation.`,
  }),
  notAnchored: (): Problem => ({
    code: 'not_anchored',
    sequence: null,
    detail:
      'Nothing that is signed says that this log exists: it is of a version before that was signed and waits for "audit anchor", or the statement of its foundation was removed.',
  }),
  statementMissing: (number: number, last: number): Problem => ({
    code: 'statement_missing',
    sequence: null,
    detail: `Statement ${String(number)} about the log is missing: by the signed end there must be ${String(last)}.`,
  }),
  statementForged: (number: number): Problem => ({
    code: 'statement_forged',
    sequence: null,
    detail: `Statement ${String(number)} about the log is not one that was signed for this place.`,
  }),
  beginningMoved: (stated: number, first: number): Problem => ({
    code: 'beginning_unproven',
    sequence: Math.min(stated, first),
    detail: `The log is said to begin at record ${String(first)}, and by the newest signed statement it begins at ${String(stated)}: its beginning was moved otherwise than by retention.`,
  }),
  endUnsigned: (last: number): Problem => ({
    code: 'end_unproven',
    sequence: last + 1,
    detail: `No signature says that the log ends at record ${String(last)}: later records may have been cut off.`,
  }),
  endUnproven: (sequence: number): Problem => ({
    code: 'end_unproven',
    sequence,
    detail: `${record(sequence)} and those after it were recorded after the log had been set back to record ${String(sequence - 1)}, or put there by somebody without the key: nobody vouches for them.`,
  }),
  headForged: (last: number): Problem => ({
    code: 'head_forged',
    sequence: last + 1,
    detail: `The end of the log at record ${String(last)} is not as it was signed: later records may have been cut off.`,
  }),
  headKeyUnknown: (keyId: string): Problem => ({
    code: 'head_key_unknown',
    sequence: null,
    detail: `The end of the log is signed by the key "${keyId}", which is not among the keys of this installation.`,
  }),
  policyForged: (): Problem => ({
    code: 'policy_forged',
    sequence: null,
    detail:
      'The records are sound, but the policy of the log (retention, legal hold, forms of addresses) is not as it was decided: it was changed in the database.',
  }),
  keptBehind: (sequence: number, madeAt: string): Problem => ({
    code: 'kept_behind',
    sequence: null,
    detail: `By the database the checkpoint of ${madeAt} at record ${String(sequence)} was kept in AUDIT_CHECKPOINT_FILE, and it is not there: the file was changed, or the note of what was delivered.`,
  }),
  logMissing: (): Problem => ({
    code: 'log_missing',
    sequence: null,
    detail:
      'AUDIT_CHECKPOINT_FILE has checkpoints of this tenant, and the database knows neither the tenant nor its log.',
  }),
  contradicted: (anchor: Anchor, lastProven: number | undefined): Problem => ({
    code: 'contradicted',
    sequence: anchor.sequence,
    detail: `${record(anchor.sequence)} does not have the hash that ${anchor.source} states: ${since(anchor, lastProven)}.`,
  }),
};

function since({ sequence }: Anchor, lastProven: number | undefined): string {
  if (lastProven === sequence - 1) return 'it was replaced';
  return `it, or records before it${lastProven === undefined ? '' : ` and after ${String(lastProven)}`}, were replaced`;
}
