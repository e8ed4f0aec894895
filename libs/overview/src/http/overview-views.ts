import * as z from 'zod';
import { SET_UP_STEPS } from '../application/set-up-checklist.js';
import type { Overview } from '../application/read-overview.js';
import { LOGON_OUTCOMES } from '../domain/logon-outcome.js';
import { linkView, OUTCOME_TYPES, stepLinks } from './links.js';

const outcome = z.enum(LOGON_OUTCOMES);
const day = z.string().describe('`YYYY-MM-DD`, UTC');

export const overviewQuery = z.strictObject({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(400)
    .default(30)
    .describe('Number of days for the statistics, today included'),
});

export const overviewView = z
  .object({
    checklist: z.array(z.object({ id: z.enum(SET_UP_STEPS), done: z.boolean(), link: linkView })),
    isSetUp: z.boolean().describe('Whether every step of the checklist is done'),
    logons: z.object({
      from: day,
      to: day,
      counts: z.array(z.object({ day, method: z.string(), outcome, count: z.int() })),
      totals: z.array(
        z.object({
          outcome,
          count: z.int(),
          types: z.array(z.string()).describe('Record types that are counted'),
          link: linkView,
        }),
      ),
      successRate: z.number().nullable().describe('From 0 to 1, not counting `expired`; null: no logons'),
      medianSeconds: z
        .number()
        .nullable()
        .describe('Time from the QR code on the screen to the session; null: no such logon'),
    }),
    people: z.object({ active: z.int(), withoutBinding: z.int(), link: linkView }),
    failingChecks: z.array(
      z.object({
        connectionId: z.uuid(),
        displayName: z.string(),
        checkedAt: z.date(),
        items: z.array(z.object({ id: z.string(), cause: z.string().nullable() })),
        link: linkView,
      }),
    ),
    unusual: z.array(
      z.object({
        id: z.uuid(),
        occurredAt: z.date(),
        type: z.string(),
        reason: z.string().nullable(),
        method: z.string().nullable(),
        accountId: z.uuid().nullable(),
        username: z.string().nullable(),
        link: linkView,
      }),
    ),
  })
  .meta({ id: 'Overview' });

export function overviewViewOf(overview: Overview): z.output<typeof overviewView> {
  const { checklist, logons, people, from } = overview;
  const links = stepLinks(overview.provider ?? '');
  return {
    checklist: SET_UP_STEPS.map((id) => ({ id, done: checklist[id], link: links[id] })),
    isSetUp: SET_UP_STEPS.every((id) => checklist[id]),
    logons: {
      from,
      to: overview.to,
      counts: logons.counts.map(({ day: on, method, outcome: how, count }) => ({
        day: on,
        method,
        outcome: how,
        count,
      })),
      totals: LOGON_OUTCOMES.map((how) => ({
        outcome: how,
        count: logons.totals[how],
        types: [...OUTCOME_TYPES[how]],
        link: { page: 'audit', query: { type: OUTCOME_TYPES[how].join(','), from: `${from}T00:00:00Z` } },
      })),
      successRate: logons.successRate,
      medianSeconds: logons.medianSeconds,
    },
    people: { ...people, link: { page: 'accounts', query: { linked: 'false', status: 'active' } } },
    failingChecks: overview.failingChecks.map(
      ({ connectionId, provider, displayName, checkedAt, items }) => ({
        connectionId,
        displayName,
        checkedAt,
        items: items.map(({ id, cause }) => ({ id, cause: cause ?? null })),
        link: { page: provider, query: { connection: connectionId } },
      }),
    ),
    unusual: overview.unusual.map((event) => ({
      id: event.id,
      occurredAt: event.occurredAt,
      type: event.type,
      reason: event.reason,
      method: event.method,
      accountId: event.accountId,
      username: event.username,
      link: { page: 'audit', query: { correlation: event.correlationId } },
    })),
  };
}
