import type { AuditRecord } from '../record-texts';

/** Correlation id of what no request, command or job set off. */
const NO_ACT = 'none';

/** What a logon by QR code is known by, whose steps come by several requests. */
const OF_ONE_LOGON = ['ticket', 'logon', 'attachment'];

/** What people look for when they look for an act, best first. */
const TELLING = ['binding.binding.created', 'logon.logon.completed'];

/** Records that belong together, as one line of the log. */
export interface Act {
  /** The record that says most of it. */
  readonly lead: AuditRecord;
  /** All others, newest first. */
  readonly others: readonly AuditRecord[];
}

/** Puts the records of a page together that one act has left. The acts stand where their newest records stood. */
export function actsOf(records: readonly AuditRecord[]): readonly Act[] {
  const acts = new Map<string, Act>();
  /** Of each mark, the name of the act that has it. */
  const names = new Map<string, string>();
  for (const record of records) {
    const marks = marksOf(record);
    const [name = record.id, ...same] = new Set(marks.flatMap((mark) => names.get(mark) ?? []));
    let act = joined(acts.get(name), record);
    for (const other of same) {
      const { lead, others } = acts.get(other) ?? { lead: record, others: [] };
      act = [lead, ...others].reduce(joined, act);
      acts.delete(other);
    }
    acts.set(name, act);
    for (const mark of [act.lead, ...act.others].flatMap(marksOf)) names.set(mark, name);
  }
  return [...acts.values()];
}

function joined(act: Act | undefined, record: AuditRecord): Act {
  if (act === undefined) return { lead: record, others: [] };
  const { lead, others } = act;
  // Of those that say as much, the one that came first brought the others about.
  const leads = weightOf(record) - weightOf(lead) < (record.sequence < lead.sequence ? 0.5 : 0);
  const rest = [...others, leads ? lead : record].sort((one, other) => other.sequence - one.sequence);
  return { lead: leads ? record : lead, others: rest };
}

function marksOf({ correlationId, targets }: AuditRecord): readonly string[] {
  const logons = targets
    .filter(({ kind }) => OF_ONE_LOGON.includes(kind))
    .map(({ kind, id }) => `${kind}:${id}`);
  return correlationId === NO_ACT ? logons : [correlationId, ...logons];
}

/** The less, the more it says: what was refused, then what the act was for, then what else was done. */
function weightOf({ outcome, type, causationId }: AuditRecord): number {
  if (outcome === 'refused') return 0;
  const place = TELLING.indexOf(type);
  if (place >= 0) return 1 + place;
  return (outcome === 'success' ? 10 : 20) + (causationId === null ? 0 : 1);
}
