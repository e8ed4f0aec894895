import * as z from 'zod';
import { AUDIT_ACTORS, AUDIT_OUTCOMES } from './audit-record.js';

const time = z.iso.datetime({ precision: 3 }).describe('RFC 3339, UTC, with milliseconds');
const text = z.string().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const device = z
  .strictObject({
    ip: text.nullable().describe('An address, a network, or `hmac:` and the keyed hash of an address'),
    userAgent: text.nullable(),
    name: text.nullable().describe('Browser or app, such as `Chrome 142`'),
    os: text.nullable().describe('Such as `Windows 10`'),
  })
  .nullable();

/** A sealed record of the log, in the one form in which it is hashed, exported, sent and shown. Unknown values are null, never an empty text. */
export const auditDocument = z.strictObject({
  version: z.literal(1),
  tenant: z.uuid(),
  sequence: z.int().positive().describe("Position in the tenant's chain: 1, 2, 3 and so on"),
  id: z.uuid().describe('Id of the event'),
  occurredAt: time,
  recordedAt: time.describe('When the record was sealed; never earlier than for the previous record'),
  type: text.describe('Such as `logon.logon.completed`'),
  outcome: z.enum(AUDIT_OUTCOMES),
  reason: text.nullable().describe('Stable code of the reason'),
  actor: z.strictObject({
    kind: z.enum(AUDIT_ACTORS),
    id: z.uuid().optional().describe('Only for accounts'),
  }),
  targets: z.array(z.strictObject({ kind: z.string(), id: z.string(), label: z.string().optional() })),
  method: text.nullable().describe('Logon method'),
  browser: device,
  phone: device,
  correlationId: text.describe('Shared by all events that one action of a person caused'),
  causationId: text.nullable().describe('Id of the event that caused this one'),
  detail: z.record(z.string(), z.json()),
  previousHash: hash.describe('Hash of the previous record; zeros for the first record'),
  hash: hash.describe(
    'SHA-256 of the UTF-8 bytes of this document without `hash`, in canonical form (RFC 8785)',
  ),
});

export type AuditDocument = z.output<typeof auditDocument>;
