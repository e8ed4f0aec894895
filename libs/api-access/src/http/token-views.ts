import * as z from 'zod';
import { pageQueryOf, pageViewOf } from '#http';
import { newTokenFields, TOKEN_KINDS } from '../domain/api-token.js';

const tokenView = z
  .object({
    id: z.uuid(),
    kind: z.enum(TOKEN_KINDS).describe('`personal`: of a person. `client`: of the tenant'),
    name: z.string(),
    owner: z.object({ id: z.uuid(), username: z.string(), displayName: z.string() }),
    permissions: z
      .array(z.string())
      .describe('A permission counts only if the owner also has it at the time of the request'),
    isSensitive: z
      .boolean()
      .describe('Whether the token may do what requires a fresh authentication from people'),
    createdAt: z.date(),
    expiresAt: z.date(),
    lastUsedAt: z.date().nullable().describe('Accurate to five minutes'),
  })
  .meta({ id: 'ApiToken' });

export const tokenPage = pageViewOf(tokenView).meta({ id: 'ApiTokenPage' });

export const tokensQuery = pageQueryOf(z.tuple([z.uuid()]));
export const allTokensQuery = tokensQuery.extend({ kind: z.enum(TOKEN_KINDS).optional() });

export const newTokenBody = newTokenFields.strict().meta({ id: 'NewApiToken' });

export const createdView = z
  .object({
    id: z.uuid(),
    token: z.string().describe('To be sent as `Authorization: Bearer …`. It is shown only once'),
    expiresAt: z.date(),
  })
  .meta({ id: 'CreatedApiToken' });
