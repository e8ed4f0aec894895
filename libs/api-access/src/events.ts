import * as z from 'zod';
import { defineEvent } from '#kernel';
import { TOKEN_KINDS } from './domain/api-token.js';

const subject = {
  /** The token, by its id and name. */
  targets: z.array(z.object({ kind: z.literal('api-token'), id: z.uuid(), label: z.string() })).length(1),
  kind: z.enum(TOKEN_KINDS),
  /** Its owner. */
  accountId: z.uuid(),
};

/** A token for the admin API was created. The event does not hold the token itself. */
export const ApiTokenCreated = defineEvent(
  'api-access.token.created.v1',
  z.object({
    outcome: z.literal('success'),
    ...subject,
    permissions: z.array(z.string()),
    isSensitive: z.boolean(),
    expiresAt: z.string(),
  }),
  { title: { en: 'API token created', zh: 'API 令牌已创建' }, ocsf: 'entity-management.create' },
);

/** A token was revoked by a person, or because its owner was suspended. */
export const ApiTokenRevoked = defineEvent(
  'api-access.token.revoked.v1',
  z.object({ outcome: z.literal('success'), reason: z.string(), ...subject }),
  { title: { en: 'API token revoked', zh: 'API 令牌已吊销' }, ocsf: 'entity-management.delete' },
);

/**
 * A token that is no longer valid was used: `token_revoked`, `token_expired`, or its owner was suspended (`account_suspended`). Published
 * at most once an hour for each token, however often it is used.
 */
export const ApiTokenRefused = defineEvent(
  'api-access.token.refused.v1',
  z.object({ outcome: z.literal('refused'), reason: z.string(), ...subject }),
  {
    title: { en: 'API token refused', zh: 'API 令牌被拒绝' },
    ocsf: 'authentication.logon',
    severity: 'medium',
  },
);
