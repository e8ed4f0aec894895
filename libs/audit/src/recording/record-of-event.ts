import * as z from 'zod';
import { storableText } from '#kernel';
import type { Actor } from '#runtime';
import type { DomainEvent } from '#messaging';
import {
  AUDIT_OUTCOMES,
  type AuditActor,
  type AuditRecord,
  type AuditTarget,
  type SeenDevice,
} from '../document/audit-record.js';

import { takeTargets } from './targets.js';
import { withoutSecrets } from './without-secrets.js';

/** Maximum length of an id, code or name in the log, in UTF-16 code units. */
const LONGEST_NAME = 400;

const name = z.string().transform((text) => storableText(text, LONGEST_NAME));
const device = z.object({ ip: name, userAgent: name });
const target = z
  .object({ kind: name, id: name, label: name.optional() })
  .transform(({ kind, id, label }): AuditTarget => ({ kind, id, ...(label === undefined ? {} : { label }) }));

/** Anything else is stored as a payload without members. */
const members = z.record(z.string(), z.unknown()).catch({});

/** Members that every event may have. Values of another form stay among the details. */
const conventions = {
  outcome: z.enum(AUDIT_OUTCOMES),
  reason: name,
  method: name,
  targets: z.array(target),
  browser: device,
  phone: device,
};

type Conventions = { [Key in keyof typeof conventions]?: z.output<(typeof conventions)[Key]> };

const VERSION = /\.v\d+$/;

/** Builds the record of a domain event. One rule serves all events, so that none is forgotten. */
export function recordOfEvent(event: DomainEvent): AuditRecord {
  const { known, rest } = split(members.parse(event.payload));
  const { targets, detail } = takeTargets(known.targets ?? [], rest);
  const { context } = event;
  return {
    id: event.id,
    occurredAt: event.occurredAt,
    type: event.name.replace(VERSION, ''),
    outcome: known.outcome ?? 'info',
    reason: known.reason || null,
    actor: actorOf(context.actor),
    targets,
    method: known.method || null,
    browser: known.browser ?? deviceOfRequest(context.ip, context.userAgent),
    phone: known.phone ?? null,
    correlationId: storableText(context.correlationId, LONGEST_NAME) || 'none',
    causationId: context.causationId || null,
    detail: { ...withoutSecrets(detail), ...viaOf(context.actor) },
  };
}

function split(payload: Readonly<Record<string, unknown>>): {
  readonly known: Conventions;
  readonly rest: Readonly<Record<string, unknown>>;
} {
  const known: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(payload)) {
    const schema: z.ZodType | undefined = isConvention(key) ? conventions[key] : undefined;
    const parsed = schema?.safeParse(value);
    if (parsed?.success === true) known[key] = parsed.data;
    else rest[key] = value;
  }
  return { known: known, rest };
}

function isConvention(key: string): key is keyof typeof conventions {
  return Object.hasOwn(conventions, key);
}

function actorOf({ kind, accountId }: Actor): AuditActor {
  return kind === 'account' && accountId !== undefined ? { kind, id: accountId } : { kind };
}

/** The API token with which the account acted, shown to people by its name. */
function viaOf({ via }: Actor): Readonly<Record<string, unknown>> {
  if (via === undefined) return {};
  return { via: { kind: 'api-token', id: name.parse(via.id), name: name.parse(via.name) } };
}

function deviceOfRequest(ip: string | undefined, userAgent: string | undefined): SeenDevice | null {
  return ip === undefined ? null : device.parse({ ip, userAgent: userAgent ?? '' });
}
