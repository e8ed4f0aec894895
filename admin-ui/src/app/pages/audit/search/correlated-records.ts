import type { AuditRecord } from '../record-texts';

/** The correlation id of records that no request, command or job caused. */
const NO_CORRELATION = 'none';

/** Identifies a logon by QR code, whose steps come from several requests. */
const OF_ONE_LOGON = ['ticket', 'logon', 'attachment'];

/** The events by which people look for an action, the best first. */
const TELLING = ['binding.binding.created', 'logon.logon.completed'];

/** Records that belong together, as one line of the log. */
export interface CorrelatedRecords {
  /** The most informative record. */
  readonly lead: AuditRecord;
  /** All other records, newest first. */
  readonly others: readonly AuditRecord[];
}

/** Groups the records of a page by action. Each group is at the position of its newest record. */
export function groupByCorrelation(records: readonly AuditRecord[]): readonly CorrelatedRecords[] {
  const groups = new Map<string, CorrelatedRecords>();
  /** The group of each identifying value. */
  const names = new Map<string, string>();
  for (const record of records) {
    const marks = marksOf(record);
    const [name = record.id, ...same] = new Set(marks.flatMap((mark) => names.get(mark) ?? []));
    let group = joined(groups.get(name), record);
    for (const other of same) {
      const { lead, others } = groups.get(other) ?? { lead: record, others: [] };
      group = [lead, ...others].reduce(joined, group);
      groups.delete(other);
    }
    groups.set(name, group);
    for (const mark of [group.lead, ...group.others].flatMap(marksOf)) names.set(mark, name);
  }
  return [...groups.values()];
}

function joined(group: CorrelatedRecords | undefined, record: AuditRecord): CorrelatedRecords {
  if (group === undefined) return { lead: record, others: [] };
  const { lead, others } = group;
  // Of equally informative records, the earliest is the cause of the others.
  const leads = weightOf(record) - weightOf(lead) < (record.sequence < lead.sequence ? 0.5 : 0);
  const rest = [...others, leads ? lead : record].sort((one, other) => other.sequence - one.sequence);
  return { lead: leads ? record : lead, others: rest };
}

function marksOf({ correlationId, targets }: AuditRecord): readonly string[] {
  const logons = targets
    .filter(({ kind }) => OF_ONE_LOGON.includes(kind))
    .map(({ kind, id }) => `${kind}:${id}`);
  return correlationId === NO_CORRELATION ? logons : [correlationId, ...logons];
}

/** Lower is more informative: a refusal, then the purpose of the action, then its side effects. */
function weightOf({ outcome, type, causationId }: AuditRecord): number {
  if (outcome === 'refused') return 0;
  const place = TELLING.indexOf(type);
  if (place >= 0) return 1 + place;
  return (outcome === 'success' ? 10 : 20) + (causationId === null ? 0 : 1);
}
