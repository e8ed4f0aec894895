import { z } from 'zod';
import type { DomainEvent } from '#messaging';
import type { AuditDevice, AuditRecord, AuditTarget } from './audit-record.js';
import { withoutSecrets } from './without-secrets.js';

const device = z
  .object({ ip: z.string(), userAgent: z.string() })
  .transform(({ ip, userAgent }): AuditDevice => ({ ip, userAgent: userAgent.slice(0, 400) }));

const target = z
  .object({ kind: z.string(), id: z.string(), label: z.string().optional() })
  .transform(({ kind, id, label }): AuditTarget => ({ kind, id, ...(label === undefined ? {} : { label }) }));

/** What every event may say, under the same names. A payload that says it otherwise keeps it among the details. */
const conventions = {
  outcome: z.enum(['success', 'refused', 'info']),
  reason: z.string(),
  method: z.string(),
  accountId: z.string(),
  targets: z.array(target),
  browser: device,
  phone: device,
};

type Conventions = { [Key in keyof typeof conventions]?: z.output<(typeof conventions)[Key]> };

const VERSION = /\.v\d+$/;

/** The record of a domain event: one rule for all events, so that none is forgotten. */
export function recordOfEvent(event: DomainEvent): AuditRecord {
  const payload = z.record(z.string(), z.unknown()).catch({}).parse(event.payload);
  const { known, rest } = split(payload);
  const { context } = event;
  return {
    id: event.id,
    tenantId: event.tenantId,
    occurredAt: event.occurredAt,
    type: event.name.replace(VERSION, ''),
    outcome: known.outcome ?? 'info',
    reason: known.reason ?? null,
    actor: context.actor,
    target: targetsOf(known),
    method: known.method ?? null,
    browser: known.browser ?? deviceOfRequest(context.ip, context.userAgent),
    phone: known.phone ?? null,
    correlationId: context.correlationId,
    causationId: context.causationId ?? null,
    detail: withoutSecrets(rest),
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

function targetsOf({ targets, accountId }: Conventions): readonly AuditTarget[] {
  const named = targets ?? [];
  if (accountId === undefined || named.some(({ id }) => id === accountId)) return named;
  return [{ kind: 'account', id: accountId }, ...named];
}

function deviceOfRequest(ip: string | undefined, userAgent: string | undefined): AuditDevice | null {
  return ip === undefined ? null : { ip, userAgent: (userAgent ?? '').slice(0, 400) };
}
