import * as z from 'zod';
import { pageQueryOf, pageViewOf } from '#http';
import { newTokenFields, TOKEN_KINDS } from '../domain/api-token.js';

const tokenView = z
  .object({
    id: z.uuid(),
    kind: z.enum(TOKEN_KINDS).describe('`personal` of a person, `client` of the tenant'),
    name: z.string(),
    owner: z.object({ id: z.uuid(), username: z.string(), displayName: z.string() }),
    permissions: z.array(z.string()).describe('Those count that its owner has, too, at each request'),
    isSensitive: z.boolean().describe('Whether it may do what people are asked a fresh authentication for'),
    createdAt: z.date(),
    expiresAt: z.date(),
    lastUsedAt: z.date().nullable().describe('To five minutes'),
  })
  .meta({ id: 'ApiToken' });

export const tokenPage = pageViewOf(tokenView).meta({ id: 'ApiTokenPage' });

export const tokensQuery = pageQueryOf(z.tuple([z.uuid()]));
export const allTokensQuery = tokensQuery.extend({ kind: z.enum(TOKEN_KINDS).optional() });

export const newTokenBody = newTokenFields.strict().meta({ id: 'NewApiToken' });

export const createdView = z
  .object({
    id: z.uuid(),
    token: z.string().describe('Goes into `Authorization: Bearer …`. It is told here and never again'),
    expiresAt: z.date(),
  })
  .meta({ id: 'CreatedApiToken' });
