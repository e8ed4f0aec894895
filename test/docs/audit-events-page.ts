import * as z from 'zod';
import { typeOf } from '#audit';
import type { EventDefinition } from '#kernel';
import { row } from './document.js';

/** The catalogue of audit events, in both languages. */
export function auditEventsPage(known: ReadonlyMap<string, EventDefinition>): string {
  const rows = [...known.values()].map(({ name, schema, title }) => {
    return row(`\`${typeOf(name)}\``, title.en, title.zh, ...conventionsOf(schema));
  });
  return `<!-- Generated from the event definitions in libs/ by \`npm run docs\`. -->

# What the log records

The log holds one record for each [domain event](events.md). The type of a record is the name of its event without the version.
Types and reasons are stable. A record without an explicit outcome has \`info\`: nobody was granted or refused anything.

Which records each logon method leaves:

| method | started | completed | refused, with the reason |
| --- | --- | --- | --- |
| DingTalk QR code | \`qr-logon.ticket.created\` with \`scanned\`, then \`confirmed\`; codes that nobody scans leave no record | \`logon.logon.completed\`, \`qr-logon.ticket.consumed\` | \`qr-logon.ticket.denied\`, \`expired\`, \`cancelled\`, \`replayed\` · \`providers.identification.failed\` · \`logon.logon.refused\` |
| password | none: the whole logon is one request | \`logon.logon.completed\` | \`authenticators.attempt.refused\`, \`authenticators.account.blocked\` |
| code by email | \`authenticators.code.sent\` | \`logon.logon.completed\` | as for the password |
| attaching | \`logon.logon.proof-awaited\`, \`binding.attachment.offered\`, \`started\` | \`binding.binding.created\`, \`logon.logon.completed\` | \`binding.attachment.refused\`, \`cancelled\` · as for the method of the proof |
| emergency access | \`break-glass.access.opened\` | \`logon.logon.completed\`, \`break-glass.access.used\` | \`break-glass.access.refused\` |

[test/audit/golden.json](../test/audit/golden.json) lists the records of each journey.

| type | title | 标题 | outcome | reason |
| --- | --- | --- | --- | --- |
${rows.sort().join('\n')}
`;
}

const told = z.object({
  const: z.string().optional(),
  enum: z.array(z.string()).optional(),
  type: z.string().optional(),
});

/** Outcomes and reasons that the event's schema allows. */
function conventionsOf(schema: z.ZodType): readonly [outcome: string, reason: string] {
  const { properties = {} } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return [allowed(properties['outcome']) || '`info`', allowed(properties['reason'])];
}

function allowed(property: unknown): string {
  const { const: only, enum: several, type } = told.catch({}).parse(property);
  const values = only === undefined ? (several ?? []) : [only];
  if (values.length === 0) return type === undefined ? '' : 'a code, or free text';
  return values.map((value) => `\`${value}\``).join(' · ');
}
