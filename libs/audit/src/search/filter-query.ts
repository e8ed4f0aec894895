import * as z from 'zod';
import { instant, ipAddress } from '#http';
import { isId, plainText } from '#kernel';
import { recordTypes } from '../catalogue/record-types.js';
import { beginningOf, PERIODS } from './period.js';
import type { LogFilter } from './log-filter.js';

/** The values of one parameter. */
const MOST_VALUES = 20;

/** `name=a&name=b`, or `name=a` alone. */
function several<Schema extends z.ZodType>(schema: Schema, error: string) {
  return z
    .union([schema, z.array(schema).min(1).max(MOST_VALUES)], error)
    .transform((value): z.output<Schema>[] => (Array.isArray(value) ? value : [value]))
    .optional();
}

const name = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, { error: 'Lower-case letters, digits, dots and hyphens', abort: true });

/** A record type, by its present name or a former one. */
const typeName = name.refine(
  (text) => recordTypes().some(({ type, formerly }) => type === text || formerly.includes(text)),
  {
    error: ({ input }) =>
      `There is no type of event ${String(input)}; GET /api/admin/audit/types and docs/audit-events.md list them`,
  },
);

const OUTCOMES = ['success', 'refused', 'info'] as const;
const ACTORS = ['account', 'anonymous', 'operator', 'system'] as const;

const word = plainText({ max: 200, min: 1 });

const fields = z.strictObject({
  from: instant.optional().describe('Records at or after this time (RFC 3339).'),
  to: instant.optional().describe('Records before this time (RFC 3339).'),
  period: z
    .enum(PERIODS)
    .optional()
    .describe('Instead of `from` and `to`: since midnight UTC, or the last 24 hours, 7 or 30 days.'),
  type: several(typeName, 'Must be an event type, or up to 20 of them').describe(
    'Event type, such as `logon.logon.completed`; at most 20.',
  ),
  without: several(typeName, 'Must be an event type, or up to 20 of them').describe(
    'Event types to leave out; at most 20.',
  ),
  outcome: several(z.enum(OUTCOMES), `Must be one or more of ${OUTCOMES.join(', ')}`),
  method: several(name, 'Must be a logon method, or up to 20 of them').describe('Logon method.'),
  actor: z
    .union(
      [z.uuid().transform((id) => id.toLowerCase()), z.enum(ACTORS)],
      `Must be the id of an account, or one of ${ACTORS.join(', ')}`,
    )
    .optional()
    .describe('Id of the account that acted, or the kind of actor.'),
  person: z
    .uuid()
    .transform((id) => id.toLowerCase())
    .optional()
    .describe('Id of an account. Finds what it did, and what was done to it or tried with it.'),
  target: word
    .optional()
    .describe(
      'Target of the event: its id, its kind and id (`session:0193…`), or only its kind (`session:`).',
    ),
  ip: ipAddress
    .transform((text) => text.toLowerCase())
    .optional()
    .describe('IP address of either device.'),
  text: word
    .optional()
    .describe(
      'Words that a record must contain. `"two words"`: next to each other. `-word`: must not contain it. `word*`: beginning of a word.',
    ),
  correlation: word
    .optional()
    .describe('Correlation id: finds everything that one action of a person caused.'),
});

/** A filter of the log in an address, a body or on the command line. Several values of one parameter are alternatives. */
export const filterQuery = fields
  .refine(({ from, to, period }) => period === undefined || (from === undefined && to === undefined), {
    path: ['period'],
    message: 'A period takes the place of `from` and `to`',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ['to'],
    message: 'Must be later than `from`',
  });

/** A stored filter. A type that this release no longer knows matches nothing. */
export const storedFilterQuery = filterQuery.safeExtend({
  type: several(name, 'Must be types of events'),
  without: several(name, 'Must be types of events'),
});

export type FilterQuery = z.output<typeof filterQuery>;

/** The filter with its periods resolved to the present time. */
export function filterOf(query: FilterQuery, now: Date): LogFilter {
  const { period, actor, person, target } = query;
  const isAccount = actor !== undefined && isId(actor);
  return {
    from: period === undefined ? query.from : beginningOf(period, now),
    to: query.to,
    types: query.type,
    without: query.without,
    outcomes: query.outcome,
    methods: query.method,
    actorId: isAccount ? actor : undefined,
    actorKind: isAccount ? undefined : actor,
    personId: person,
    ...(target !== undefined && targetOf(target)),
    ips: query.ip === undefined ? undefined : [query.ip],
    text: query.text,
    correlationId: query.correlation,
  };
}

function targetOf(target: string): Pick<LogFilter, 'targetId' | 'targetKind'> {
  const [, kind, id = ''] = /^(?:([a-z][a-z-]*):)?(.*)$/u.exec(target) ?? [];
  return { ...(kind && { targetKind: kind }), ...(id && { targetId: id }) };
}
