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
    cause: z
      .string()
      .optional()
      .describe('Cause of the result. An `unknown` item without a cause cannot be checked from here at all'),
    code: z.string().optional().describe("DingTalk's own error code, for its support"),
    advice: text.optional().describe('What the result means and what to do'),
    setting: text.optional().describe("Where to correct it in DingTalk's developer console"),
    value: z.string().optional().describe('Value to enter there'),
    waitsFor: z.string().optional().describe('The item to correct first. This one only repeats its cause'),
    neededFor: z
      .enum(['directory'])
      .optional()
      .describe(
        'The feature that needs this item. People can log on without it, and `toMend` does not count it',
      ),
  })
  .meta({ id: 'DingTalkConnectionCheckItem' });

export const checkView = z
  .object({
    checkedAt: z.date(),
    items: z.array(checkItem),
    toMend: z
      .int()
      .describe(
        'Number of items to correct: those that failed or could not be checked and do not wait for another item',
      ),
  })
  .meta({ id: 'DingTalkConnectionCheck' });

/** A connection without its secret, which no answer contains. */
export const connectionView = z
  .object({
    id: z.uuid(),
    revision: z.string().describe('The ETag of this connection, without quotes'),
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
        id: z.string().describe('The item of the check that covers this value'),
        place: text.describe("Where to find it in DingTalk's developer console"),
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
