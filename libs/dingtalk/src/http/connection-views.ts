import * as z from 'zod';
import { connectionRevision, itemsToMend } from '#providers';
import { newConnectionFields } from '../application/create-connection.js';
import { appFields } from '../application/replace-app.js';
import { connectionChangeFields } from '../application/update-connection.js';
import type { ConnectionCheck } from '../domain/connection-check.js';
import { clientSecret, connectionKey } from '../domain/connection-fields.js';
import type { Connection } from '../domain/connection.js';

const text = z.object({ en: z.string(), zh: z.string() });

const checkItem = z
  .object({
    id: z.string(),
    outcome: z.enum(['ok', 'failed', 'unknown']),
    cause: z.string().optional().describe('Why; `unknown` without one cannot be checked from here at all'),
    code: z.string().optional().describe("DingTalk's own code, for its support"),
    advice: text.optional().describe('What it means and what to do'),
    setting: text.optional().describe("Where to set it right in DingTalk's developer console"),
    value: z.string().optional().describe('What to enter there'),
    waitsFor: z.string().optional().describe('The item to set right first; this one only repeats its cause'),
    neededFor: z
      .enum(['directory'])
      .optional()
      .describe('What needs it. Without it people can log on all the same, and `toMend` does not count it'),
  })
  .meta({ id: 'DingTalkConnectionCheckItem' });

export const checkView = z
  .object({
    checkedAt: z.date(),
    items: z.array(checkItem),
    toMend: z
      .int()
      .describe(
        'How many items are to be set right: those that failed or could not be found out, and wait for no other',
      ),
  })
  .meta({ id: 'DingTalkConnectionCheck' });

/** A connection without its secret, which no answer contains. */
export const connectionView = z
  .object({
    id: z.uuid(),
    revision: z.string().describe('In quotes it is the ETag of this connection'),
    key: z.string(),
    displayName: z.string(),
    corpId: z.string(),
    clientId: z.string(),
    enabled: z.boolean(),
    ticketLifetimeSeconds: z.int(),
    confirmation: z.enum(['plain', 'choose_number']),
    createdAt: z.date(),
    updatedAt: z.date(),
    lastCheck: checkView.nullable(),
  })
  .meta({ id: 'DingTalkConnection' });

export const connectionsView = z
  .object({ items: z.array(connectionView) })
  .meta({ id: 'DingTalkConnections' });

export const setupView = z
  .object({
    values: z.array(
      z.object({
        id: z.string().describe('The item of a check that looks at it'),
        place: text.describe("Where it is in DingTalk's developer console"),
        value: z.string().nullable().describe('What to enter; null: not known yet'),
      }),
    ),
  })
  .meta({ id: 'DingTalkConnectionSetup' });

export const connectionParams = z.object({ id: z.uuid() });
export const setupQuery = z.strictObject({ key: connectionKey.default('main') });
export const newConnectionBody = newConnectionFields.strict().meta({ id: 'NewDingTalkConnection' });
export const changesBody = connectionChangeFields.strict().meta({ id: 'DingTalkConnectionChanges' });
export const appBody = appFields.strict().meta({ id: 'DingTalkApp' });
export const secretBody = z.strictObject({ clientSecret }).meta({ id: 'DingTalkClientSecret' });

export type ConnectionView = z.output<typeof connectionView>;

export function checkViewOf({ checkedAt, items }: ConnectionCheck): z.output<typeof checkView> {
  return {
    checkedAt,
    items: items.map(({ id, outcome, cause, code, advice, setting, value, waitsFor, neededFor }) => ({
      id,
      outcome,
      cause,
      code,
      advice,
      setting,
      value,
      waitsFor,
      neededFor,
    })),
    toMend: itemsToMend(items).length,
  };
}

export function connectionViewOf(
  connection: Connection,
  lastCheck: ConnectionCheck | undefined,
): ConnectionView {
  return {
    id: connection.id,
    revision: connectionRevision(connection),
    key: connection.key,
    displayName: connection.displayName,
    corpId: connection.corpId,
    clientId: connection.clientId,
    enabled: connection.state === 'enabled',
    ticketLifetimeSeconds: connection.ticketLifetimeSeconds,
    confirmation: connection.confirmation,
    createdAt: connection.createdAt,
    updatedAt: connection.updatedAt,
    lastCheck: lastCheck === undefined ? null : checkViewOf(lastCheck),
  };
}
