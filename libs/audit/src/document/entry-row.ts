import type { AuditDocument } from './audit-document.js';
import type { AuditDevice, AuditTarget } from './audit-record.js';

/** A row of `audit.entry`, selected with `ENTRY_COLUMNS`. */
export interface EntryRow {
  readonly tenant: string;
  /** A bigint, in decimal. */
  readonly sequence: string;
  readonly id: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly targets: readonly AuditTarget[];
  readonly method: string | null;
  readonly browserIp: string | null;
  readonly browserAgent: string | null;
  readonly browserName: string | null;
  readonly browserOs: string | null;
  readonly phoneIp: string | null;
  readonly phoneAgent: string | null;
  readonly phoneName: string | null;
  readonly phoneOs: string | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
}

/** SQL for a time in the document's form. Its microseconds would be visible; records have none. */
function timeText(column: string): string {
  const utc = `${column} at time zone 'UTC'`;
  return `regexp_replace(to_char(${utc}, 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z'`;
}

/** The columns of `audit.entry` or `audit.record` that make an `EntryRow`. */
export const ENTRY_COLUMNS = `tenant_id as "tenant", sequence, id, ${timeText('occurred_at')} as "occurredAt",
  ${timeText('recorded_at')} as "recordedAt", type, outcome, reason, actor_kind as "actorKind", actor_id as "actorId",
  targets, method, browser_ip as "browserIp", browser_agent as "browserAgent", browser_name as "browserName",
  browser_os as "browserOs", phone_ip as "phoneIp", phone_agent as "phoneAgent", phone_name as "phoneName",
  phone_os as "phoneOs", correlation_id as "correlationId", causation_id as "causationId", detail,
  encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as "hash"`;

/** The document of a row. Nothing is checked: a manipulated row gives a document with a wrong hash, or one that is not a valid `auditDocument`. */
export function documentOf(row: EntryRow): AuditDocument {
  const document = {
    version: 1,
    tenant: row.tenant,
    sequence: Number(row.sequence),
    id: row.id,
    occurredAt: row.occurredAt,
    recordedAt: row.recordedAt,
    type: row.type,
    outcome: row.outcome,
    reason: row.reason,
    actor: { kind: row.actorKind, ...(row.actorId === null ? {} : { id: row.actorId }) },
    targets: row.targets,
    method: row.method,
    browser: deviceOf(row.browserIp, row.browserAgent, row.browserName, row.browserOs),
    phone: deviceOf(row.phoneIp, row.phoneAgent, row.phoneName, row.phoneOs),
    correlationId: row.correlationId,
    causationId: row.causationId,
    detail: row.detail,
    previousHash: row.previousHash,
    hash: row.hash,
  };
  return document as AuditDocument;
}

function deviceOf(
  ip: string | null,
  userAgent: string | null,
  name: string | null,
  os: string | null,
): AuditDevice | null {
  if (ip === null && userAgent === null && name === null && os === null) return null;
  return { ip, userAgent, name, os };
}

/** Each written column of `audit.record`, with its type and its value for a document. */
const WRITTEN: readonly (readonly [string, string, (document: AuditDocument) => unknown])[] = [
  ['tenant_id', 'uuid', ({ tenant }) => tenant],
  ['sequence', 'bigint', ({ sequence }) => sequence],
  ['recorded_at', 'timestamptz', ({ recordedAt }) => recordedAt],
  ['id', 'uuid', ({ id }) => id],
  ['occurred_at', 'timestamptz', ({ occurredAt }) => occurredAt],
  ['type', 'text', ({ type }) => type],
  ['outcome', 'text', ({ outcome }) => outcome],
  ['reason', 'text', ({ reason }) => reason],
  ['actor_kind', 'text', ({ actor }) => actor.kind],
  ['actor_id', 'uuid', ({ actor }) => actor.id ?? null],
  ['targets', 'jsonb', ({ targets }) => JSON.stringify(targets)],
  ['method', 'text', ({ method }) => method],
  ['browser_ip', 'text', ({ browser }) => browser?.ip ?? null],
  ['browser_agent', 'text', ({ browser }) => browser?.userAgent ?? null],
  ['browser_name', 'text', ({ browser }) => browser?.name ?? null],
  ['browser_os', 'text', ({ browser }) => browser?.os ?? null],
  ['phone_ip', 'text', ({ phone }) => phone?.ip ?? null],
  ['phone_agent', 'text', ({ phone }) => phone?.userAgent ?? null],
  ['phone_name', 'text', ({ phone }) => phone?.name ?? null],
  ['phone_os', 'text', ({ phone }) => phone?.os ?? null],
  ['correlation_id', 'text', ({ correlationId }) => correlationId],
  ['causation_id', 'text', ({ causationId }) => causationId],
  ['detail', 'jsonb', ({ detail }) => JSON.stringify(detail)],
  ['previous_hash', 'bytea', ({ previousHash }) => Buffer.from(previousHash, 'hex')],
  ['hash', 'bytea', ({ hash }) => Buffer.from(hash, 'hex')],
];

/** The written columns of `audit.record`, in the order of `columnsOf`, with their types. */
export const WRITTEN_COLUMNS = WRITTEN.map(([name, type]) => ({ name, type }));

/** Appends documents to their chain; the parameters are the new head and the `columnsOf` the documents. */
export const APPEND_RECORDS = `select audit.append_records($1::jsonb, ${WRITTEN_COLUMNS.map(
  ({ type }, index) => `$${String(index + 2)}::${type}[]`,
).join(', ')})`;

/** Documents as arrays, one for each written column of `audit.record`. */
export function columnsOf(documents: readonly AuditDocument[]): readonly (readonly unknown[])[] {
  return WRITTEN.map(([, , value]) => documents.map(value));
}
